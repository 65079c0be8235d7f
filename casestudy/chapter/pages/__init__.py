"""The chapter: what it holds, and its forms for reading on the web, in Word and as one self-contained page."""
