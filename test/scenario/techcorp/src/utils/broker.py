"""Events between modules, by way of RabbitMQ."""

import json

from kombu import Queue

from src.config.broker import EVENTS, connection
from src.utils.retry import retry


@retry(attempts=3)
def publish(topic: str, payload: dict) -> None:
    """Tells whoever listens that something happened."""
    with connection().Producer(serializer="json") as producer:
        body = json.loads(json.dumps(payload, default=str))
        producer.publish(body, exchange=EVENTS, routing_key=topic, declare=[EVENTS])


def subscribe(queue: str, topics: list, handler) -> None:
    """Hands every event of these topics to a handler, until the process ends."""
    queues = [Queue(queue, exchange=EVENTS, routing_key=topic) for topic in topics]

    def on_message(body, message):
        handler(message.delivery_info["routing_key"], body)
        message.ack()

    with connection().Consumer(queues, callbacks=[on_message]):
        while True:
            connection().drain_events()
