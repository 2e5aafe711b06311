from django.db import migrations

from linli.web.charter.guards import put_up, take_down


class Migration(migrations.Migration):
    """No version is changed from here on."""

    dependencies = [("charter", "0001_initial")]
    operations = [migrations.RunPython(put_up, take_down)]
