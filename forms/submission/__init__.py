"""ชุดส่ง: a plan or a quarter's report as a set of files to be sent up, and whether it is whole."""
