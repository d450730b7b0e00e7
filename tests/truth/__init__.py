"""A truth server: its own process, counts every byte it gives to the socket, request by request."""
