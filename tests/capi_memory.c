/* Without memory no call of the C ABI ends the process: each tells, leaks nothing, and its handles work again. Linked with
 * --wrap for the functions below, which fail the n-th allocation of a call, for every n: once, and from then on. The
 * arguments are a model file and then articles. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "copydesk.h"

/* How many more allocations succeed, or -1 for all; whether those after the first failure fail too. */
static long left = -1;
static int forever;
/* Whether one failed, and how many blocks are held. */
static int failed;
static long held;

static int fails(void)
{
    if (left < 0)
        return 0;
    if (left > 0) {
        left--;
        return 0;
    }
    if (!forever)
        left = -1;
    failed = 1;
    return 1;
}

void *__real_malloc(size_t);
void *__real_calloc(size_t, size_t);
void *__real_realloc(void *, size_t);
int __real_posix_memalign(void **, size_t, size_t);
void __real_free(void *);

static void *counted(void *block)
{
    held += block != NULL;
    return block;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : counted(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : counted(__real_calloc(count, size));
}

void *__wrap_realloc(void *old, size_t size)
{
    if (fails())
        return NULL;
    held += old == NULL;
    return __real_realloc(old, size);
}

int __wrap_posix_memalign(void **out, size_t align, size_t size)
{
    if (fails())
        return 12;
    held++;
    return __real_posix_memalign(out, align, size);
}

void __wrap_free(void *block)
{
    held -= block != NULL;
    __real_free(block);
}

static int failures;

static void check_at(int line, int holds, const char *what, long n)
{
    if (!holds) {
        fprintf(stderr, "line %d: %s, allocation %ld%s\n", line, what, n, forever ? " and on" : "");
        failures++;
    }
}

#define check(holds, what, n) check_at(__LINE__, holds, what, n)

static uint8_t model[1 << 20], article[16][1 << 16];
static size_t model_len, article_len[16];
static int articles;
static copydesk_extractor *extractors[3];
static copydesk_gazetteer *names;

/* What a call works on; made anew for each. */
typedef struct {
    copydesk_annotations *annotations;
    copydesk_extractor *extractor;
    copydesk_gazetteer *gazetteer;
    char buf[256];
    size_t len;
    copydesk_error error;
} handles;

static int with_gazetteer(handles *h, copydesk_gazetteer *gazetteer)
{
    copydesk_options options;
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.gazetteer = gazetteer;
    return (int)copydesk_extractor_new(&options, NULL, 0, &h->extractor, &h->error);
}

static int is_status(size_t len)
{
    return len == SIZE_MAX ? COPYDESK_STATUS_OUT_OF_MEMORY : COPYDESK_STATUS_OK;
}

static int add_names(handles *h, int count)
{
    int i;
    for (i = 0; i < count; i++) {
        char name[32];
        int len = sprintf(name, "Graben Pier %d Office", i), status;
        status = (int)copydesk_gazetteer_add(h->gazetteer, (uint8_t *)name, (size_t)len, COPYDESK_LABEL_MISC, &h->error);
        if (status != COPYDESK_STATUS_OK)
            return status;
    }
    return COPYDESK_STATUS_OK;
}

/* The doors; `which` is the article or the way in. Those that give no status give one here. */
static int make_annotations(handles *h, int which)
{
    (void)which;
    copydesk_annotations_free(h->annotations);
    h->annotations = copydesk_annotations_new();
    return h->annotations == NULL ? COPYDESK_STATUS_OUT_OF_MEMORY : COPYDESK_STATUS_OK;
}

static int make_gazetteer(handles *h, int which)
{
    (void)which;
    copydesk_gazetteer_free(h->gazetteer);
    h->gazetteer = copydesk_gazetteer_new();
    return h->gazetteer == NULL ? COPYDESK_STATUS_OUT_OF_MEMORY : add_names(h, 300);
}

static int make_extractor(handles *h, int which)
{
    copydesk_extractor_free(h->extractor);
    h->extractor = NULL;
    if (which == 0)
        return (int)copydesk_extractor_new(NULL, model, model_len, &h->extractor, &h->error);
    return with_gazetteer(h, which == 1 ? NULL : names);
}

static int extract(handles *h, int which)
{
    const copydesk_extractor *extractor = extractors[which / articles];
    int i = which % articles;
    return (int)copydesk_extract(extractor, article[i], article_len[i], h->annotations, &h->error);
}

static int decode(handles *h, int which)
{
    static const char text[] = "Fish &amp; <b>ships</b> \xFF sail";
    const uint8_t *data = (const uint8_t *)text;
    size_t len = sizeof text - 1;
    switch (which) {
    case 0:
        h->len = copydesk_decode(COPYDESK_FORMAT_HTML, data, len, h->buf, sizeof h->buf);
        break;
    case 1:
        h->len = copydesk_decode(COPYDESK_FORMAT_PLAIN, data, len, h->buf, sizeof h->buf);
        break;
    default:
        h->len = copydesk_decode_metadata(COPYDESK_METADATA_SOURCE_JSON_LD, COPYDESK_FORMAT_HTML, data, len, h->buf,
                                          sizeof h->buf);
    }
    return is_status(h->len);
}

static int format_timestamp(handles *h, int which)
{
    copydesk_timestamp time = {2016, 9, 18, 13, 57, 255, 0, 330};
    (void)which;
    h->len = copydesk_timestamp_format(&time, h->buf, sizeof h->buf);
    return is_status(h->len);
}

#define NO_GAP 1000

/* A number for all that is held; the two bytes at `gap` of each item are those of no field. */
static uint64_t mixed(uint64_t sum, const void *bytes, size_t len, size_t size, size_t gap)
{
    size_t i;
    for (i = 0; i < len * size; i++)
        if (i % size / 2 != gap / 2)
            sum = (sum ^ ((const uint8_t *)bytes)[i]) * UINT64_C(0x100000001b3);
    return sum ^ len;
}

static uint64_t result(const handles *h)
{
    const copydesk_annotations *a = h->annotations;
    const char *language = copydesk_annotations_language(a);
    uint64_t sum = copydesk_annotations_format(a);
    size_t len;
    const void *items;
#define MIX(name, gap)                                                                                                 \
    items = copydesk_annotations_##name(a, &len);                                                                      \
    sum = mixed(sum, items, len, sizeof *copydesk_annotations_##name(a, NULL), gap);
    MIX(sections, NO_GAP)
    MIX(comments, 42)
    MIX(captions, NO_GAP)
    MIX(authors, NO_GAP)
    MIX(datelines, 30)
    MIX(metadata, 30)
    MIX(mentions, NO_GAP)
    MIX(entities, NO_GAP)
    MIX(entity_mentions, NO_GAP)
    MIX(values, NO_GAP)
    if (language != NULL)
        sum = mixed(sum, language, strlen(language), 1, NO_GAP);
    return mixed(sum, h->buf, strlen(h->buf), 1, NO_GAP);
}

static void make(handles *h)
{
    memset(h, 0, sizeof *h);
    h->annotations = copydesk_annotations_new();
    h->gazetteer = copydesk_gazetteer_new();
}

static void free_all(handles *h)
{
    copydesk_annotations_free(h->annotations);
    copydesk_gazetteer_free(h->gazetteer);
    copydesk_extractor_free(h->extractor);
}

/* Fails each allocation of `call`. Returns how many there were. */
static long each_fails(const char *name, int (*call)(handles *, int), int which)
{
    handles fresh;
    uint64_t wanted;
    long n, all = 0;
    make(&fresh);
    check(call(&fresh, which) == COPYDESK_STATUS_OK, name, -1);
    wanted = result(&fresh);
    free_all(&fresh);
    for (forever = 0; forever < 2; forever++) {
        int more = 1;
        for (n = 0; more; n++) {
            long before = held;
            int status;
            handles h;
            make(&h);
            failed = 0;
            left = n;
            status = call(&h, which);
            left = -1;
            more = failed;
            check(status == (failed ? COPYDESK_STATUS_OUT_OF_MEMORY : COPYDESK_STATUS_OK), name, n);
            if (failed) {
                size_t sections = 1, mentions = 1;
                check(h.error.status == 0 || strcmp(h.error.message, "out of memory") == 0, name, n);
                copydesk_annotations_sections(h.annotations, &sections);
                copydesk_annotations_mentions(h.annotations, &mentions);
                check(sections == 0 && mentions == 0, name, n);
                check(call(&h, which) == COPYDESK_STATUS_OK, name, n);
                all++;
            }
            check(result(&h) == wanted, name, n);
            free_all(&h);
            check(held == before, name, n);
        }
    }
    return all;
}

static size_t read_file(const char *path, uint8_t *out, size_t size)
{
    FILE *file = fopen(path, "rb");
    size_t len;
    if (file == NULL)
        exit(2);
    len = fread(out, 1, size, file);
    fclose(file);
    return len;
}

int main(int argc, char **argv)
{
    handles all;
    long count = 0, before;
    int i, task;
    if (argc < 3)
        return 2;
    before = held;
    make(&all);
    model_len = read_file(argv[1], model, sizeof model);
    for (i = 2; i < argc && articles < 16; i++, articles++)
        article_len[articles] = read_file(argv[i], article[articles], sizeof article[0]);
    check(add_names(&all, 300) == COPYDESK_STATUS_OK, "names", -1);
    names = all.gazetteer;
    for (task = 0; task < 3; task++) {
        copydesk_options options;
        memset(&options, 0, sizeof options);
        options.struct_size = sizeof options;
        options.task = (uint32_t)task;
        options.gazetteer = task == 2 ? names : NULL;
        check(copydesk_extractor_new(&options, NULL, 0, &extractors[task], NULL) == COPYDESK_STATUS_OK, "task", task);
    }

    count += each_fails("annotations", make_annotations, 0);
    count += each_fails("gazetteer", make_gazetteer, 0);
    for (i = 0; i < 3; i++)
        count += each_fails("extractor", make_extractor, i);
    for (i = 0; i < 3 * articles; i++)
        count += each_fails(argv[2 + i % articles], extract, i);
    for (i = 0; i < 3; i++)
        count += each_fails("decode", decode, i);
    check(each_fails("timestamp_format", format_timestamp, 0) == 0, "timestamp_format", 0);

    for (task = 0; task < 3; task++)
        copydesk_extractor_free(extractors[task]);
    free_all(&all);
    check(held == before, "all", -1);
    printf("%ld failed allocations, %d of them not as they must be\n", count, failures);
    return failures != 0 || count < 600;
}
