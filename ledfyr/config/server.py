"""How gunicorn serves a door: `gunicorn -c python:ledfyr.config.server …`.

No access log, and nothing below an error: gunicorn's warnings carry visitors' addresses.
"""

accesslog = None
loglevel = "error"
workers = 2
max_requests = 5000
max_requests_jitter = 500
control_socket_disable = True
