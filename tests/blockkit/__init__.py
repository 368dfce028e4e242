"""Messages and views of Block Kit as pages that look like Slack's, and photographs of them."""
