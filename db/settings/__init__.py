"""What a user, or who looks after the computer, has said of how the program is to be."""
