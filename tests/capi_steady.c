/* Calls of the C ABI in the steady state ask for no memory. Linked with --wrap for the functions below; the arguments are
 * articles. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* NULL is passed on purpose. */
#define COPYDESK_NONNULL(...)
#include "copydesk.h"

static long allocations;

void *__real_malloc(size_t);
void *__real_calloc(size_t, size_t);
void *__real_realloc(void *, size_t);
int __real_posix_memalign(void **, size_t, size_t);

void *__wrap_malloc(size_t size)
{
    allocations++;
    return __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    allocations++;
    return __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
    allocations++;
    return __real_realloc(old, size);
}

int __wrap_posix_memalign(void **out, size_t align, size_t size)
{
    allocations++;
    return __real_posix_memalign(out, align, size);
}

static uint8_t article[16][1 << 16];
static size_t article_len[16];
static int articles;

/* Every call that a program makes again and again, right and wrong. */
static void calls(copydesk_extractor *extractor, copydesk_annotations *annotations)
{
    char buf[64];
    copydesk_error error;
    size_t len, parts, k;
    int i;
    for (i = 0; i < articles; i++) {
        const copydesk_value *values;
        if (copydesk_extract(extractor, article[i], article_len[i], annotations, &error) != COPYDESK_STATUS_OK)
            exit(1);
        values = copydesk_annotations_values(annotations, &len);
        for (k = 0; k < len; k++)
            copydesk_timestamp_format(&values[k].timestamp, buf, sizeof buf);
        copydesk_annotations_quotes(annotations, &len);
        for (k = 0; k < len; k++)
            copydesk_annotations_quote_parts(annotations, k, &parts);
        copydesk_decode(COPYDESK_FORMAT_PLAIN, article[i], 40, buf, sizeof buf);
    }
    if (copydesk_extract(extractor, NULL, 1, annotations, &error) == COPYDESK_STATUS_OK ||
        copydesk_extract(NULL, article[0], 1, annotations, &error) == COPYDESK_STATUS_OK ||
        copydesk_extract(extractor, article[0], (size_t)-1, annotations, &error) == COPYDESK_STATUS_OK)
        exit(1);
}

int main(int argc, char **argv)
{
    int i, task, failures = 0;
    for (i = 1; i < argc && articles < 16; i++) {
        FILE *file = fopen(argv[i], "rb");
        if (file == NULL)
            return 2;
        article_len[articles] = fread(article[articles], 1, sizeof article[0], file);
        fclose(file);
        articles++;
    }
    for (task = 0; task < 3; task++) {
        copydesk_options options;
        copydesk_extractor *extractor = NULL;
        copydesk_annotations *annotations = copydesk_annotations_new();
        long before;
        memset(&options, 0, sizeof options);
        options.struct_size = sizeof options;
        options.task = (uint32_t)task;
        options.quotes = COPYDESK_QUOTES_ALL;
        if (copydesk_extractor_new(&options, NULL, 0, &extractor, NULL) != COPYDESK_STATUS_OK)
            return 1;
        before = allocations;
        calls(extractor, annotations);
        if (allocations == before) {
            fprintf(stderr, "task %d: nothing was counted\n", task);
            failures++;
        }
        before = allocations;
        calls(extractor, annotations);
        if (allocations != before) {
            fprintf(stderr, "task %d: %ld allocations in the steady state\n", task, allocations - before);
            failures++;
        }
        copydesk_annotations_free(annotations);
        copydesk_extractor_free(extractor);
    }
    return failures != 0;
}
