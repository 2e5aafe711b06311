"""Whoever was told that their words are in finds them there, though the server was killed.

Twenty times, in the midst of writing, everything at once. After each restart and at the end every
acknowledged act is in the record, once, and the chain holds.
"""

import threading
import time

from tests.crowd.server import Server, surroundings, told

KILLS = 20
CLIENTS = 8
ACKNOWLEDGED = 302


def speak_until_killed(server, setting, kill, acknowledged):
    """Everybody speaks; after a while, another each time, the server is killed."""

    def speak(number, session):
        for count in range(10_000):
            words = f"{kill} {number} {count}"
            status = server.say(setting["address"], session, words)
            if status != ACKNOWLEDGED:
                return
            acknowledged.append(words)

    threads = [threading.Thread(target=speak, args=one) for one in enumerate(setting["sessions"])]
    for thread in threads:
        thread.start()
    time.sleep(0.3 + kill % 5 * 0.15)
    server.kill()
    for thread in threads:
        thread.join()


def test_after_twenty_kills_every_acknowledged_act_is_in_the_record(tmp_path, translated):
    environment = surroundings(tmp_path)
    setting = told("tests.crowd.setting", environment, str(CLIENTS))
    acknowledged = []
    for kill in range(KILLS):
        speak_until_killed(Server(environment), setting, kill, acknowledged)
    found = told("tests.crowd.verdict", environment)
    assert len(acknowledged) > KILLS
    assert set(acknowledged) <= set(found["said"])
    assert len(set(found["said"])) == len(found["said"])
    assert found["sound"]
