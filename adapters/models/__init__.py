"""Writers: each is a language model, or stands in for one."""
