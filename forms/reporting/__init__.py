"""What a quarter's report comes to: results, standing, memo, signers, issuing. No Qt."""
