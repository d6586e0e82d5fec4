"""How gunicorn serves a door: `gunicorn -c python:ledfyr.config.server …`.

No access log, and nothing below an error: warnings would carry visitors' addresses.
"""

accesslog = None
loglevel = "error"
workers = 2
preload_app = True
worker_class = "gthread"
threads = 4
"""A browser opens connections ahead of use; one thread a worker would wait on them."""

max_requests = 5000
max_requests_jitter = 500
control_socket_disable = True
