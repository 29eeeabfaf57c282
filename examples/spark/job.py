"""A crawl to Parquet by Spark: spark-submit --py-files crawl.py job.py OUTPUT CC-NEWS-*.warc.gz

A task is a file. OUTPUT and the files are on a file system that all workers see.
"""

import sys
from collections.abc import Iterator

import crawl
import pyarrow as pa
from pyspark.sql import SparkSession

COUNTS = pa.schema([("path", pa.string()), *((table, pa.int64()) for table in crawl.SCHEMAS)])


def main(output: str, files: list[str]) -> None:
    spark = SparkSession.builder.appName("copydesk").getOrCreate()

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for path in batch["path"].to_pylist():
                yield pa.RecordBatch.from_pylist([crawl.work(path, output)], COUNTS)

    paths = spark.createDataFrame([(path,) for path in files], "path string").repartition(len(files))
    schema = ", ".join(["path string", *(f"{table} bigint" for table in crawl.SCHEMAS)])
    for row in paths.mapInArrow(work, schema).collect():
        print(row.asDict())
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
