"""What the steps of the Dockerfile come to, where no Docker is."""
