"""Make what a model wrote safe to show, to keep and to send on."""
