"""How gunicorn serves a door: `gunicorn -c python:ledfyr.config.server …`.

No access log, and nothing below an error: warnings would carry visitors' addresses.
"""

accesslog = None
loglevel = "error"
workers = 2
preload_app = True
worker_class = "ledfyr.config.patient_worker.PatientWorker"
threads = 8
keepalive = 15
"""Seconds for which an open connection may stay silent; it holds no thread."""

graceful_timeout = 10
"""Seconds that a begun request has to end before a stop; `make run` waits 20."""

max_requests = 5000
max_requests_jitter = 500
control_socket_disable = True
