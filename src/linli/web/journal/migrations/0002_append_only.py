from django.db import migrations

from linli.web.journal.guards import put_up, take_down


class Migration(migrations.Migration):
    """No entry is changed or deleted from here on."""

    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(put_up, take_down)]
