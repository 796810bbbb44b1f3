"""Configuration of the process: settings, connections and logging."""
