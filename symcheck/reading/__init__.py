"""Floor 3: readers that turn what people write into claims."""
