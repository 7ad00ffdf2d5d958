"""What people send: their own files, zips, and what platforms export."""
