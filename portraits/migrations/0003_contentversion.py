"""The version of the content."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("portraits", "0002_initial")]

    operations = [
        migrations.CreateModel(
            name="ContentVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=32)),
                ("changed", models.DateTimeField()),
            ],
        ),
    ]
