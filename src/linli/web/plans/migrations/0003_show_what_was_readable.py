from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def show(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor | None) -> None:
    """Until now everybody could read every finished plan: those stay as they were."""
    plans = apps.get_model("plans", "Plan").objects
    plans.filter(state="done", shown_at=None, ended_at=None).update(shown_at=F("asked_at"))
    plans.filter(state="done", shown_at=None).update(shown_at=F("ended_at"))


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_plans_are_shown")]
    operations = [migrations.RunPython(show, migrations.RunPython.noop)]
