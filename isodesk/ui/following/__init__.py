"""Tab Theo dõi thực hiện of an issued plan."""
