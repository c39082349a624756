"""Makes the calls it reads, a JSON object a line, with the client of alibabacloud_ecs20140526; answers a line each."""

import json
import re
import sys

from alibabacloud_ecs20140526 import models
from alibabacloud_ecs20140526.client import Client
from alibabacloud_tea_openapi import utils_models
from darabonba.exceptions import DaraException


def call(client, action, parameters):
    method = getattr(client, re.sub(r"(?<!^)(?=[A-Z])", "_", action).lower())
    request = getattr(models, action + "Request")().from_map(parameters)
    try:
        response = method(request)
    except DaraException as error:
        return {"Status": error.data["statusCode"], "Body": error.data}
    return {"Status": response.status_code, "Body": response.body.to_map()}


client = Client(
    utils_models.Config(
        access_key_id="key",
        access_key_secret="secret",
        region_id="cn-hangzhou",
        endpoint=f"127.0.0.1:{sys.argv[1]}",
        protocol="http",
    )
)
for line in sys.stdin:
    wanted = json.loads(line)
    print(json.dumps(call(client, wanted["Action"], wanted["Parameters"])), flush=True)
