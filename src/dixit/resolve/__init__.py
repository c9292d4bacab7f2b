"""Who is who, which claims speak of one event, which go back to one statement, which reports copy which."""
