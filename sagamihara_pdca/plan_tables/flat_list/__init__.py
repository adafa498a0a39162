"""A flat list of projects, as a city publishes it → the plan's tables. Every decision is shown or asked about. Pure."""
