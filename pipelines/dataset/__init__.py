"""Datasets: written by runs in whole commits, read at any time."""

from pipelines.dataset.counts import Counts, SiteCounts
from pipelines.dataset.dataset import Dataset
from pipelines.dataset.fetch import Fetch
from pipelines.dataset.manifest import Manifest, manifests
from pipelines.dataset.reading import files, read
from pipelines.dataset.run import Run
from pipelines.dataset.validate import validate

__all__ = ["Counts", "Dataset", "Fetch", "Manifest", "Run", "SiteCounts", "files", "manifests", "read", "validate"]
