"""What JupyterLab shows beside the notebooks: the welcome page and its settings."""
