"""What JupyterLab shows beside the notebooks: the welcome page, and JupyterLab's settings.

It takes the released exercises and what students saved in them, and gives the page. It
runs no notebook and gives no points.
"""
