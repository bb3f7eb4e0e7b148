"""Certified Kubernetes and AI conformance are sources."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("landscape", "0004_search"),
    ]

    operations = [
        migrations.AlterField(
            model_name="document",
            name="source",
            field=models.CharField(
                choices=[
                    ("november-2018", "november-2018"),
                    ("k8s-conformance", "k8s-conformance"),
                    ("k8s-ai-conformance", "k8s-ai-conformance"),
                    ("landscape", "landscape"),
                ],
                max_length=40,
            ),
        ),
        migrations.AlterField(
            model_name="item",
            name="source",
            field=models.CharField(
                choices=[
                    ("november-2018", "november-2018"),
                    ("k8s-conformance", "k8s-conformance"),
                    ("k8s-ai-conformance", "k8s-ai-conformance"),
                    ("landscape", "landscape"),
                ],
                max_length=40,
            ),
        ),
        migrations.AlterField(
            model_name="link",
            name="source",
            field=models.CharField(
                choices=[
                    ("november-2018", "november-2018"),
                    ("k8s-conformance", "k8s-conformance"),
                    ("k8s-ai-conformance", "k8s-ai-conformance"),
                    ("landscape", "landscape"),
                ],
                max_length=40,
            ),
        ),
        migrations.AlterField(
            model_name="maturitymove",
            name="source",
            field=models.CharField(
                choices=[
                    ("november-2018", "november-2018"),
                    ("k8s-conformance", "k8s-conformance"),
                    ("k8s-ai-conformance", "k8s-ai-conformance"),
                    ("landscape", "landscape"),
                ],
                max_length=40,
            ),
        ),
        migrations.AlterField(
            model_name="repositorylink",
            name="source",
            field=models.CharField(
                choices=[
                    ("november-2018", "november-2018"),
                    ("k8s-conformance", "k8s-conformance"),
                    ("k8s-ai-conformance", "k8s-ai-conformance"),
                    ("landscape", "landscape"),
                ],
                max_length=40,
            ),
        ),
        migrations.AlterField(
            model_name="revision",
            name="source",
            field=models.CharField(
                choices=[
                    ("november-2018", "november-2018"),
                    ("k8s-conformance", "k8s-conformance"),
                    ("k8s-ai-conformance", "k8s-ai-conformance"),
                    ("landscape", "landscape"),
                ],
                max_length=40,
            ),
        ),
    ]
