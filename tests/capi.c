/* Every function of the C ABI, and each way to misuse it. The argument is examples/harbour.txt. */
#define _POSIX_C_SOURCE 200112L
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* NULL is passed on purpose. */
#define COPYDESK_NONNULL(...)
#include "copydesk.h"

static int failures;

#define CHECK(condition)                                                    \
    do {                                                                    \
        if (!(condition)) {                                                 \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
            failures++;                                                     \
        }                                                                   \
    } while (0)

#define BYTES(text) (const uint8_t *)(text), sizeof(text) - 1

static const size_t INVALID = (size_t)-1;

static copydesk_extractor *extractor_of_options(copydesk_options options)
{
    copydesk_extractor *extractor = NULL;
    copydesk_error error;
    options.struct_size = sizeof options;
    if (copydesk_extractor_new(&options, NULL, 0, &extractor, &error) != COPYDESK_STATUS_OK) {
        fprintf(stderr, "no extractor: %s\n", error.message);
        exit(1);
    }
    return extractor;
}

static copydesk_extractor *extractor_of(uint32_t format, uint32_t task)
{
    copydesk_options options;
    memset(&options, 0, sizeof options);
    options.format = format;
    options.task = task;
    return extractor_of_options(options);
}

static void versions_and_names(void)
{
    CHECK(copydesk_abi_version() == COPYDESK_ABI_VERSION);
    char version[40];
    snprintf(version, sizeof version, "%d.%d.%d", COPYDESK_VERSION_MAJOR, COPYDESK_VERSION_MINOR, COPYDESK_VERSION_PATCH);
    CHECK(strncmp(copydesk_version(), version, strlen(version)) == 0);
    CHECK(strcmp(copydesk_version(), COPYDESK_VERSION) == 0);
    CHECK(strcmp(copydesk_section_kind_name(COPYDESK_SECTION_KIND_HEADLINE), "headline") == 0);
    CHECK(strcmp(copydesk_section_kind_name(COPYDESK_SECTION_KIND_BOILERPLATE), "boilerplate") == 0);
    CHECK(strcmp(copydesk_label_name(COPYDESK_LABEL_PERSON), "person") == 0);
    CHECK(strcmp(copydesk_label_name(COPYDESK_LABEL_EMAIL), "email") == 0);
    CHECK(strcmp(copydesk_status_name(COPYDESK_STATUS_INTERNAL), "internal error") == 0);
    CHECK(copydesk_section_kind_name(0) == NULL);
    CHECK(copydesk_section_kind_name(UINT32_MAX) == NULL);
    CHECK(copydesk_label_name(6) == NULL);
    CHECK(strcmp(copydesk_metadata_kind_name(COPYDESK_METADATA_KIND_TITLE), "title") == 0);
    CHECK(strcmp(copydesk_metadata_kind_name(COPYDESK_METADATA_KIND_RIGHTS), "rights") == 0);
    CHECK(copydesk_metadata_kind_name(0) == NULL && copydesk_metadata_kind_name(UINT32_MAX) == NULL);
    CHECK(strcmp(copydesk_metadata_source_name(COPYDESK_METADATA_SOURCE_PAGE), "page") == 0);
    CHECK(strcmp(copydesk_metadata_source_name(COPYDESK_METADATA_SOURCE_JSON_LD), "json_ld") == 0);
    CHECK(strcmp(copydesk_quote_kind_name(COPYDESK_QUOTE_KIND_DIRECT), "direct") == 0);
    CHECK(strcmp(copydesk_quote_kind_name(COPYDESK_QUOTE_KIND_INDIRECT), "indirect") == 0);
    CHECK(copydesk_quote_kind_name(0) == NULL && copydesk_quote_kind_name(UINT32_MAX) == NULL);
    CHECK(copydesk_metadata_source_name(0) == NULL && copydesk_metadata_source_name(UINT32_MAX) == NULL);
    CHECK(copydesk_status_name(99) == NULL);
}

/* Options that must be refused: the status, a message that names the cause, and *out untouched. */
static void refused(const copydesk_options *options, const uint8_t *model, size_t model_len, copydesk_status status,
                    const char *cause)
{
    copydesk_extractor *const before = (copydesk_extractor *)&failures;
    copydesk_extractor *out = before;
    copydesk_error error;
    memset(&error, 0xAA, sizeof error);
    CHECK(copydesk_extractor_new(options, model, model_len, &out, &error) == status);
    CHECK(out == before);
    CHECK(error.status == status);
    CHECK(error.reserved == 0);
    CHECK(memchr(error.message, 0, sizeof error.message) != NULL);
    CHECK(strstr(error.message, cause) != NULL);
    CHECK(copydesk_extractor_new(options, model, model_len, &out, NULL) == status);
}

static void options_and_models(void)
{
    struct {
        copydesk_options known;
        uint64_t later;
    } grown;
    copydesk_options options;
    copydesk_extractor *extractor = NULL;
    copydesk_error error;
    uint8_t garbage[64];
    size_t only_size = sizeof only_size;

    memset(&options, 0, sizeof options);
    refused(&options, NULL, 0, COPYDESK_STATUS_INVALID_ARGUMENT, "struct_size");
    options.struct_size = sizeof(size_t) - 1;
    refused(&options, NULL, 0, COPYDESK_STATUS_INVALID_ARGUMENT, "struct_size");
    options.struct_size = (size_t)-1;
    refused(&options, NULL, 0, COPYDESK_STATUS_INVALID_ARGUMENT, "struct_size");
    options.struct_size = sizeof options;
    options.format = 3;
    refused(&options, NULL, 0, COPYDESK_STATUS_INVALID_ARGUMENT, "format 3");
    options.format = 0;
    options.task = UINT32_MAX;
    refused(&options, NULL, 0, COPYDESK_STATUS_INVALID_ARGUMENT, "task 4294967295");
    options.task = 0;
    options.quotes = 3;
    refused(&options, NULL, 0, COPYDESK_STATUS_INVALID_ARGUMENT, "quotes 3");
    options.quotes = 0;
    options.reserved = 1;
    refused(&options, NULL, 0, COPYDESK_STATUS_INVALID_ARGUMENT, "reserved");
    options.reserved = 0;
    refused(&options, NULL, 8, COPYDESK_STATUS_INVALID_ARGUMENT, "model is NULL");

    memset(garbage, 7, sizeof garbage);
    refused(NULL, garbage, sizeof garbage, COPYDESK_STATUS_INVALID_MODEL, "model");
    refused(NULL, garbage, 0, COPYDESK_STATUS_INVALID_MODEL, "model");

    memset(&error, 0, sizeof error);
    CHECK(copydesk_extractor_new(&options, NULL, 0, NULL, &error) == COPYDESK_STATUS_INVALID_ARGUMENT);
    CHECK(strstr(error.message, "out") != NULL);
    CHECK(error.offset == COPYDESK_NO_OFFSET);

    /* An older program knows fewer fields, here none but the size. */
    CHECK(copydesk_extractor_new((const copydesk_options *)(const void *)&only_size, NULL, 0, &extractor, &error) ==
          COPYDESK_STATUS_OK);
    CHECK(error.status == COPYDESK_STATUS_OK && error.message[0] == '\0' && error.offset == COPYDESK_NO_OFFSET);
    copydesk_extractor_free(extractor);

    /* One that ends inside the pointer is not followed. */
    memset(&options, 0, sizeof options);
    options.struct_size = offsetof(copydesk_options, max_memory) - 1;
    CHECK(copydesk_extractor_new(&options, NULL, 0, &extractor, NULL) == COPYDESK_STATUS_OK);
    copydesk_extractor_free(extractor);
    memset(&options.gazetteer, 0xAA, sizeof options.gazetteer);
    refused(&options, NULL, 0, COPYDESK_STATUS_INVALID_ARGUMENT, "does not know");

    /* One that ends before the limit of memory has none. */
    memset(&options, 0, sizeof options);
    options.struct_size = offsetof(copydesk_options, max_memory);
    CHECK(copydesk_extractor_new(&options, NULL, 0, &extractor, NULL) == COPYDESK_STATUS_OK);
    copydesk_extractor_free(extractor);
    options.struct_size = sizeof options - 1;
    CHECK(copydesk_extractor_new(&options, NULL, 0, &extractor, NULL) == COPYDESK_STATUS_OK);
    copydesk_extractor_free(extractor);
    options.max_memory = (size_t)-1;
    refused(&options, NULL, 0, COPYDESK_STATUS_INVALID_ARGUMENT, "does not know");

    /* A newer program knows more; that is fine while it leaves them zero. */
    memset(&grown, 0, sizeof grown);
    grown.known.struct_size = sizeof grown;
    grown.known.format = COPYDESK_FORMAT_HTML;
    extractor = NULL;
    CHECK(copydesk_extractor_new(&grown.known, NULL, 0, &extractor, NULL) == COPYDESK_STATUS_OK);
    copydesk_extractor_free(extractor);
    grown.later = 1;
    refused(&grown.known, NULL, 0, COPYDESK_STATUS_INVALID_ARGUMENT, "does not know");

    extractor = NULL;
    CHECK(copydesk_extractor_new(NULL, NULL, 0, &extractor, NULL) == COPYDESK_STATUS_OK);
    CHECK(extractor != NULL);
    copydesk_extractor_free(extractor);
    copydesk_extractor_free(NULL);
}

/* Calls each array function; returns the sum of the lengths. */
static size_t all_arrays(const copydesk_annotations *annotations)
{
    size_t sum = 0, len;
#define ARRAY(name)                                                                                          \
    do {                                                                                                     \
        len = 12345;                                                                                         \
        CHECK((copydesk_annotations_##name(annotations, &len) == NULL) == (len == 0));                       \
        CHECK(copydesk_annotations_##name(annotations, NULL) == copydesk_annotations_##name(annotations, &len)); \
        sum += len;                                                                                          \
    } while (0)
    ARRAY(sections);
    ARRAY(comments);
    ARRAY(captions);
    ARRAY(authors);
    ARRAY(datelines);
    ARRAY(metadata);
    ARRAY(mentions);
    ARRAY(entities);
    ARRAY(entity_mentions);
    ARRAY(values);
    ARRAY(quotes);
    CHECK(copydesk_annotations_quote_parts(annotations, len, NULL) == NULL);
#undef ARRAY
    return sum;
}

static void extract_and_misuse(void)
{
    copydesk_extractor *html = extractor_of(COPYDESK_FORMAT_HTML, COPYDESK_TASK_ALL);
    copydesk_annotations *annotations = copydesk_annotations_new();
    copydesk_error error;

    CHECK(annotations != NULL);
    CHECK(all_arrays(annotations) == 0);
    CHECK(all_arrays(NULL) == 0);
    CHECK(copydesk_annotations_format(NULL) == 0);
    CHECK(copydesk_annotations_language(NULL) == NULL);
    CHECK(copydesk_annotations_language(annotations) == NULL);

    CHECK(copydesk_extract(html, BYTES("<p>One & two."), annotations, &error) == COPYDESK_STATUS_OK);
    CHECK(error.status == COPYDESK_STATUS_OK);
    CHECK(copydesk_annotations_format(annotations) == COPYDESK_FORMAT_HTML);

    /* Each misuse fails, says why, leaves the annotations empty, and they work again. */
    memset(&error, 0xAA, sizeof error);
    CHECK(copydesk_extract(NULL, BYTES("a"), annotations, &error) == COPYDESK_STATUS_INVALID_ARGUMENT);
    CHECK(strstr(error.message, "extractor is NULL") != NULL);
    CHECK(copydesk_annotations_format(annotations) != COPYDESK_FORMAT_HTML);
    CHECK(all_arrays(annotations) == 0);
    CHECK(copydesk_extract(html, BYTES("<p>Again"), annotations, NULL) == COPYDESK_STATUS_OK);
    CHECK(copydesk_annotations_format(annotations) == COPYDESK_FORMAT_HTML);
    CHECK(copydesk_extract(html, NULL, 1, annotations, &error) == COPYDESK_STATUS_INVALID_ARGUMENT);
    CHECK(strstr(error.message, "data is NULL") != NULL);
    CHECK(all_arrays(annotations) == 0);
    CHECK(copydesk_extract(html, (const uint8_t *)"a", (size_t)-1, annotations, &error) ==
          COPYDESK_STATUS_INVALID_ARGUMENT);
    CHECK(copydesk_extract(html, BYTES("a"), NULL, &error) == COPYDESK_STATUS_INVALID_ARGUMENT);
    CHECK(strstr(error.message, "annotations is NULL") != NULL);
    CHECK(copydesk_extract(NULL, NULL, 9, NULL, NULL) == COPYDESK_STATUS_INVALID_ARGUMENT);

    /* Shrunk annotations are empty and work again. */
    CHECK(copydesk_extract(html, BYTES("<p>Again"), annotations, NULL) == COPYDESK_STATUS_OK);
    CHECK(copydesk_annotations_memory(annotations) > 0 && copydesk_annotations_memory(NULL) == 0);
    copydesk_annotations_shrink(annotations);
    copydesk_annotations_shrink(NULL);
    CHECK(all_arrays(annotations) == 0 && copydesk_annotations_language(annotations) == NULL);
    CHECK(copydesk_extract(html, BYTES("<p>Again"), annotations, NULL) == COPYDESK_STATUS_OK);
    CHECK(all_arrays(annotations) > 0);

    /* A limit of memory refuses what needs more, and nothing else. */
    {
        static uint8_t flood[50000];
        copydesk_extractor *limited = NULL;
        copydesk_options options;
        size_t at;
        for (at = 0; at < sizeof flood; at++) {
            flood[at] = (uint8_t)"<h1>a"[at % 5];
        }
        memset(&options, 0, sizeof options);
        options.struct_size = sizeof options;
        options.max_memory = 1000000;
        CHECK(copydesk_extractor_new(&options, NULL, 0, &limited, NULL) == COPYDESK_STATUS_OK);
        CHECK(copydesk_extract(limited, flood, sizeof flood, annotations, &error) == COPYDESK_STATUS_MEMORY_LIMIT);
        CHECK(error.offset == COPYDESK_NO_OFFSET && strstr(error.message, "memory") != NULL);
        CHECK(all_arrays(annotations) == 0 && copydesk_annotations_memory(annotations) == 0);
        CHECK(copydesk_extract(limited, BYTES("<p>Again"), annotations, NULL) == COPYDESK_STATUS_OK);
        CHECK(all_arrays(annotations) > 0);
        CHECK(copydesk_extract(html, flood, sizeof flood, annotations, NULL) == COPYDESK_STATUS_OK);
        CHECK(all_arrays(annotations) > 0);
        copydesk_extractor_free(limited);
    }

    /* Nothing is an article too; so are NULs and bytes that are not UTF-8. */
    CHECK(copydesk_extract(html, NULL, 0, annotations, &error) == COPYDESK_STATUS_OK);
    CHECK(all_arrays(annotations) == 0);
    CHECK(copydesk_extract(html, BYTES("\0<p\0>\xff\xfe</"), annotations, &error) == COPYDESK_STATUS_OK);

    if (sizeof(size_t) > 4) {
        /* 4 GiB and more are refused by length alone: no byte is read. */
        copydesk_extractor *plain = extractor_of(COPYDESK_FORMAT_PLAIN, COPYDESK_TASK_ALL);
        size_t len = (size_t)UINT32_MAX + 1;
        CHECK(copydesk_extract(plain, (const uint8_t *)"a", len, annotations, &error) ==
              COPYDESK_STATUS_INPUT_TOO_LARGE);
        CHECK(error.offset == len);
        CHECK(all_arrays(annotations) == 0);
        copydesk_extractor_free(plain);
    }
    copydesk_annotations_free(annotations);
    copydesk_annotations_free(NULL);
    copydesk_extractor_free(html);
}

static void text_in_buffers(void)
{
    /* "aäb" and a byte that is not UTF-8: 4 bytes and a replacement character of 3. */
    static const char text[] = "a\xC3\xA4" "b\xFF";
    copydesk_timestamp time;
    char buf[40];
    int shift;

    memset(buf, 'x', sizeof buf);
    CHECK(copydesk_decode(COPYDESK_FORMAT_PLAIN, BYTES(text), buf, sizeof buf) == 7);
    CHECK(strcmp(buf, "a\xC3\xA4" "b\xEF\xBF\xBD") == 0);
    CHECK(copydesk_decode(COPYDESK_FORMAT_PLAIN, BYTES(text), NULL, 0) == 7);
    /* Too small: cut between characters, terminated, nothing beyond cap. */
    memset(buf, 'x', sizeof buf);
    CHECK(copydesk_decode(COPYDESK_FORMAT_PLAIN, BYTES(text), buf, 3) == 7);
    CHECK(strcmp(buf, "a") == 0 && buf[3] == 'x');
    CHECK(copydesk_decode(COPYDESK_FORMAT_PLAIN, BYTES(text), buf, 1) == 7 && buf[0] == '\0');
    CHECK(copydesk_decode(COPYDESK_FORMAT_PLAIN, NULL, 0, buf, sizeof buf) == 0 && buf[0] == '\0');
    memset(buf, 'x', sizeof buf);
    CHECK(copydesk_decode(COPYDESK_FORMAT_PLAIN, NULL, 1, buf, sizeof buf) == INVALID);
    CHECK(copydesk_decode(0, BYTES(text), buf, sizeof buf) == INVALID);
    CHECK(copydesk_decode(77, BYTES(text), buf, sizeof buf) == INVALID);
    CHECK(copydesk_decode(COPYDESK_FORMAT_PLAIN, BYTES(text), NULL, 1) == INVALID);
    CHECK(buf[0] == 'x');

    /* Into the very bytes that are decoded, and into some that overlap them on either side. */
    for (shift = -1; shift <= 1; shift++) {
        char both[64] = "-the bridge over Graben harbour";
        CHECK(copydesk_decode(COPYDESK_FORMAT_PLAIN, (const uint8_t *)both + 1, 30, both + 1 + shift, 40) == 30);
        CHECK(strcmp(both + 1 + shift, "the bridge over Graben harbour") == 0);
    }

    /* Many spans at once: every second of four, one behind the other, and with too little room. */
    {
        static const char page[] = "<p>Fish &amp; ships</p><b>\xC3\xA4</b>";
        const copydesk_span spans[4] = {{3, 19}, {0, 99}, {23, 32}, {5, 5}};
        const copydesk_span all[2] = {{0, sizeof page}, {2, 1}};
        size_t ends[3] = {7, 7, 7};
#define SPANS(first, stride, count, buf, cap) \
    copydesk_decode_spans(COPYDESK_FORMAT_HTML, BYTES(page), first, stride, count, buf, cap, ends)
        CHECK(SPANS(spans, 2 * sizeof *spans, 2, buf, sizeof buf) == 14);
        CHECK(ends[0] == 12 && ends[1] == 14 && ends[2] == 7 && strcmp(buf, "Fish & ships\xC3\xA4") == 0);
        ends[0] = ends[1] = 7;
        memset(buf, 'x', sizeof buf);
        CHECK(SPANS(spans, 2 * sizeof *spans, 2, buf, 14) == 14);
        CHECK(ends[0] == 12 && ends[1] == 14 && strcmp(buf, "Fish & ships") == 0 && buf[14] == 'x');
        CHECK(SPANS(spans, 2 * sizeof *spans, 2, NULL, 0) == 14);
        CHECK(SPANS(NULL, 0, 0, buf, sizeof buf) == 0 && buf[0] == '\0');
        CHECK(copydesk_decode_spans(COPYDESK_FORMAT_HTML, NULL, 0, NULL, 0, 0, NULL, 0, NULL) == 0);
        memset(buf, 'x', sizeof buf);
        ends[0] = 7;
        /* Outside of the article, and backwards. */
        CHECK(SPANS(all, sizeof *all, 1, buf, sizeof buf) == INVALID);
        CHECK(SPANS(all + 1, sizeof *all, 1, buf, sizeof buf) == INVALID);
        CHECK(SPANS(NULL, 0, 1, buf, sizeof buf) == INVALID);
        CHECK(SPANS(spans, sizeof *spans, 1, NULL, 1) == INVALID);
        CHECK(copydesk_decode_spans(COPYDESK_FORMAT_HTML, BYTES(page), spans, 8, 1, buf, sizeof buf, NULL) == INVALID);
        CHECK(copydesk_decode_spans(77, BYTES(page), spans, 8, 1, buf, sizeof buf, ends) == INVALID);
        CHECK(buf[0] == 'x' && ends[0] == 7);
    }

    /* Each source has its own writing; what is printed is decoded by the format. */
#define DECODE(source, format, raw) copydesk_decode_metadata(source, format, BYTES(raw), buf, sizeof buf)
    CHECK(DECODE(COPYDESK_METADATA_SOURCE_JSON_LD, COPYDESK_FORMAT_HTML, "a \\u0026 \\u00e4") == 6);
    CHECK(strcmp(buf, "a & \xC3\xA4") == 0);
    CHECK(DECODE(COPYDESK_METADATA_SOURCE_META, COPYDESK_FORMAT_HTML, "a &amp; b") == 5 && strcmp(buf, "a & b") == 0);
    CHECK(DECODE(COPYDESK_METADATA_SOURCE_MICRODATA, COPYDESK_FORMAT_HTML, "a &lt; b") == 5 && strcmp(buf, "a < b") == 0);
    CHECK(DECODE(COPYDESK_METADATA_SOURCE_PAGE, COPYDESK_FORMAT_HTML, "<b>a</b> &amp; b") == 5);
    CHECK(DECODE(COPYDESK_METADATA_SOURCE_PAGE, COPYDESK_FORMAT_PLAIN, "a &amp; b") == 9 && strcmp(buf, "a &amp; b") == 0);
    CHECK(copydesk_decode_metadata(2, 1, BYTES(text), NULL, 0) == 7);
    memset(buf, 'x', sizeof buf);
    CHECK(copydesk_decode_metadata(2, 1, BYTES(text), buf, 3) == 7);
    CHECK(strcmp(buf, "a") == 0 && buf[3] == 'x');
    CHECK(copydesk_decode_metadata(2, 1, BYTES(text), buf, 1) == 7 && buf[0] == '\0');
    CHECK(copydesk_decode_metadata(3, 1, NULL, 0, buf, sizeof buf) == 0 && buf[0] == '\0');
    memset(buf, 'x', sizeof buf);
    CHECK(copydesk_decode_metadata(3, 1, NULL, 1, buf, sizeof buf) == INVALID);
    CHECK(copydesk_decode_metadata(3, 1, BYTES(text), NULL, 1) == INVALID);
    CHECK(DECODE(0, COPYDESK_FORMAT_HTML, "a") == INVALID);
    CHECK(DECODE(77, COPYDESK_FORMAT_HTML, "a") == INVALID);
    CHECK(DECODE(COPYDESK_METADATA_SOURCE_META, 0, "a") == INVALID);
    CHECK(DECODE(COPYDESK_METADATA_SOURCE_META, 77, "a") == INVALID);
    CHECK(buf[0] == 'x');
#undef DECODE

    memset(&time, 0, sizeof time);
    time.year = 2016;
    time.month = 9;
    time.day = 18;
    time.hour = 13;
    time.minute = 57;
    time.second = 255;
    time.zone = 330;
    CHECK(copydesk_timestamp_format(&time, buf, sizeof buf) == 22);
    CHECK(strcmp(buf, "2016-09-18T13:57+05:30") == 0);
    CHECK(copydesk_timestamp_format(&time, buf, 11) == 22);
    CHECK(strcmp(buf, "2016-09-18") == 0);
    CHECK(copydesk_timestamp_format(&time, NULL, 0) == 22);
    CHECK(copydesk_timestamp_format(NULL, buf, sizeof buf) == INVALID);
    CHECK(copydesk_timestamp_format(&time, NULL, 1) == INVALID);
    /* The longest, of wild numbers, still fits. */
    memset(&time, 0x80, sizeof time);
    time.second = 254;
    time.zone = -32767;
    CHECK(copydesk_timestamp_format(&time, buf, sizeof buf) < sizeof buf);
}

/* What C programs rely on of quotes; gives their number. */
static size_t check_quotes(const copydesk_annotations *annotations)
{
    size_t i, j, n, parts, sections, entities, last = 0;
    const copydesk_quote *quote = copydesk_annotations_quotes(annotations, &n);
    const copydesk_section *section = copydesk_annotations_sections(annotations, &sections);

    copydesk_annotations_entities(annotations, &entities);
    for (i = 0; i < n; i++) {
        const copydesk_span *part = copydesk_annotations_quote_parts(annotations, i, &parts);
        CHECK(last <= quote[i].span.start && quote[i].span.start < quote[i].span.end);
        CHECK(quote[i].section < sections && section[quote[i].section].span.start <= quote[i].span.start);
        CHECK(quote[i].entity < entities || quote[i].entity == COPYDESK_NO_ENTITY);
        CHECK(copydesk_quote_kind_name(quote[i].kind) != NULL);
        CHECK(parts == quote[i].parts && part != NULL && part[0].start == quote[i].span.start);
        for (j = 1; j < parts; j++)
            CHECK(part[j - 1].end <= part[j].start);
        CHECK(part[parts - 1].end == quote[i].span.end);
        last = quote[i].span.start;
    }
    parts = 1;
    CHECK(copydesk_annotations_quote_parts(annotations, n, &parts) == NULL && parts == 0);
    parts = 1;
    CHECK(copydesk_annotations_quote_parts(annotations, (size_t)-1, &parts) == NULL && parts == 0);
    parts = 1;
    CHECK(copydesk_annotations_quote_parts(NULL, 0, &parts) == NULL && parts == 0);
    CHECK(copydesk_annotations_quote_parts(NULL, 0, NULL) == NULL);
    return n;
}

/* The invariants of the results that C programs rely on. */
static void check_article(const copydesk_annotations *annotations, size_t len)
{
    size_t i, j, n_sections, n_mentions, n_entities, n_indices, n_metadata, n, last = 0;
    const copydesk_section *section = copydesk_annotations_sections(annotations, &n_sections);
    const copydesk_mention *mention = copydesk_annotations_mentions(annotations, &n_mentions);
    const copydesk_entity *entity = copydesk_annotations_entities(annotations, &n_entities);
    const copydesk_metadata *metadata = copydesk_annotations_metadata(annotations, &n_metadata);
    const uint32_t *index = copydesk_annotations_entity_mentions(annotations, &n_indices);
    const copydesk_value *value = copydesk_annotations_values(annotations, &n);
    const copydesk_comment *comment;

    for (i = 0; i < n; i++) {
        CHECK(value[i].mention < n_mentions && (i == 0 || value[i - 1].mention < value[i].mention));
        CHECK(mention[value[i].mention].label >= COPYDESK_LABEL_DATE);
        CHECK(value[i].unit.start <= value[i].unit.end && value[i].unit.end <= len);
        CHECK(value[i].currency[3] == '\0');
        CHECK((value[i].flags & ~(COPYDESK_VALUE_RATIO | COPYDESK_VALUE_LOCAL_CURRENCY)) == 0);
    }
    comment = copydesk_annotations_comments(annotations, &n);
    for (i = 0; i < n; i++) {
        CHECK(comment[i].section < n_sections);
        CHECK(section[comment[i].section].kind == COPYDESK_SECTION_KIND_COMMENT);
    }
    for (i = 0; i < n_sections; i++) {
        CHECK(last <= section[i].span.start && section[i].span.start < section[i].span.end);
        CHECK(copydesk_section_kind_name(section[i].kind) != NULL && section[i].flags == 0);
        last = section[i].span.end;
    }
    CHECK(last <= len);
    for (i = last = 0; i < n_mentions; i++) {
        CHECK(last <= mention[i].span.start && mention[i].span.start < mention[i].span.end);
        CHECK(copydesk_label_name(mention[i].label) != NULL);
        CHECK(mention[i].entity < n_entities && mention[i].flags == 0);
        CHECK((mention[i].section == COPYDESK_NO_INDEX) == (n_sections == 0));
        if (mention[i].section < n_sections) {
            const copydesk_span home = section[mention[i].section].span;
            CHECK(home.start <= mention[i].span.start && mention[i].span.end <= home.end);
        }
        last = mention[i].span.end;
    }
    CHECK(last <= len);
    for (i = n = 0; i < n_entities; n += entity[i++].mentions) {
        CHECK(entity[i].first_mention == n && entity[i].mentions > 0 && entity[i].flags == 0);
        for (j = n; j < n + entity[i].mentions && j < n_indices; j++)
            CHECK(index[j] < n_mentions && mention[index[j]].entity == i);
    }
    CHECK(n == n_mentions && n_indices == n_mentions);
    CHECK(n_sections > 0 || n_metadata == 0);
    for (i = 0; i < n_metadata; i++) {
        CHECK(i == 0 || metadata[i - 1].kind <= metadata[i].kind);
        CHECK(copydesk_metadata_kind_name(metadata[i].kind) != NULL);
        CHECK(copydesk_metadata_source_name(metadata[i].source) != NULL);
        CHECK(metadata[i].span.start <= metadata[i].span.end && metadata[i].span.end <= len);
    }
    check_quotes(annotations);
}

static uint8_t article[65536];
static size_t article_len;

/* Half the threads' articles are cut short, so that they do not run in step. */
static void *thread(void *extractor)
{
    copydesk_annotations *annotations = copydesk_annotations_new();
    size_t i;
    for (i = 0; i < 40; i++) {
        size_t len = i % 2 ? article_len : article_len / 2 + i;
        CHECK(copydesk_extract(extractor, article, len, annotations, NULL) == COPYDESK_STATUS_OK);
        check_article(annotations, len);
    }
    copydesk_annotations_free(annotations);
    return NULL;
}

static void one_extractor_many_threads(void)
{
    copydesk_extractor *extractor = extractor_of(0, COPYDESK_TASK_ALL);
    pthread_t threads[4];
    size_t i;
    for (i = 0; i < 4; i++)
        CHECK(pthread_create(&threads[i], NULL, thread, extractor) == 0);
    for (i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    copydesk_extractor_free(extractor);
}

static void tasks(void)
{
    copydesk_extractor *sections = extractor_of(COPYDESK_FORMAT_PLAIN, COPYDESK_TASK_SECTIONS);
    copydesk_extractor *names = extractor_of(0, COPYDESK_TASK_NAMES);
    copydesk_annotations *annotations = copydesk_annotations_new();
    const copydesk_section *section;
    char text[64];
    size_t n;
    CHECK(copydesk_extract(sections, article, article_len, annotations, NULL) == COPYDESK_STATUS_OK);
    CHECK(copydesk_annotations_mentions(annotations, &n) == NULL && n == 0);
    section = copydesk_annotations_sections(annotations, &n);
    while (n > 0 && section->kind != COPYDESK_SECTION_KIND_HEADLINE)
        section++, n--;
    CHECK(n > 0);
    if (n > 0) {
        copydesk_decode(COPYDESK_FORMAT_PLAIN, article + section->span.start, section->span.end - section->span.start,
                        text, sizeof text);
        CHECK(strcmp(text, "Harbour bridge reopens two weeks after storm") == 0);
    }
    check_article(annotations, article_len);
    CHECK(copydesk_annotations_language(annotations) != NULL && strcmp(copydesk_annotations_language(annotations), "en") == 0);
    CHECK(copydesk_extract(names, article, article_len, annotations, NULL) == COPYDESK_STATUS_OK);
    CHECK(copydesk_annotations_sections(annotations, &n) == NULL && n == 0);
    CHECK(copydesk_annotations_language(annotations) == NULL);
    check_article(annotations, article_len);
    copydesk_annotations_free(annotations);
    copydesk_extractor_free(names);
    copydesk_extractor_free(sections);
}

/* The chosen entries of a page: each with its place, its source, its text and its time. */
static void metadata(void)
{
    static const char page[] =
        "<title>Ferry &amp; bridge open</title><meta name=author content='Anna Lund'>"
        "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"author\": \"Anna \\u004cund\", "
        "\"editor\": \"Bo Ek\", \"publisher\": \"Courier\", \"datePublished\": \"2021-11-09T18:30:00Z\"}</script>"
        "<h1>Ferry &amp; bridge open</h1><p>The ferry and the bridge have been open since Monday.";
    copydesk_extractor *extractor = extractor_of(0, COPYDESK_TASK_ALL);
    copydesk_annotations *annotations = copydesk_annotations_new();
    const copydesk_metadata *entry;
    size_t i, n, chosen = 0, editors = 0;

    CHECK(copydesk_extract(extractor, BYTES(page), annotations, NULL) == COPYDESK_STATUS_OK);
    check_article(annotations, sizeof page - 1);
    entry = copydesk_annotations_metadata(annotations, &n);
    for (i = 0; i < n; i++) {
        char text[64], iso[40];
        copydesk_decode_metadata(entry[i].source, copydesk_annotations_format(annotations),
                                 (const uint8_t *)page + entry[i].span.start, entry[i].span.end - entry[i].span.start,
                                 text, sizeof text);
        copydesk_timestamp_format(&entry[i].timestamp, iso, sizeof iso);
        editors += (entry[i].flags & COPYDESK_METADATA_EDITOR) != 0;
        CHECK((entry[i].flags & COPYDESK_METADATA_HOUSE) == 0);
        if ((entry[i].flags & COPYDESK_METADATA_CHOSEN) == 0)
            continue;
        switch (entry[i].kind) {
        case COPYDESK_METADATA_KIND_TITLE:
            CHECK(strcmp(text, "Ferry & bridge open") == 0 && iso[0] == '\0');
            chosen |= 1;
            break;
        case COPYDESK_METADATA_KIND_AUTHOR:
            CHECK(strcmp(text, "Anna Lund") == 0);
            chosen |= 2;
            break;
        case COPYDESK_METADATA_KIND_PUBLISHED:
            CHECK(entry[i].source == COPYDESK_METADATA_SOURCE_JSON_LD);
            CHECK(strcmp(iso, "2021-11-09T18:30:00Z") == 0);
            chosen |= 4;
            break;
        case COPYDESK_METADATA_KIND_PUBLISHER:
            CHECK(strcmp(text, "Courier") == 0);
            chosen |= 8;
            break;
        default:
            break;
        }
    }
    CHECK(chosen == 15 && editors == 1);
    copydesk_annotations_free(annotations);
    copydesk_extractor_free(extractor);
}

/* Who said what: by name, by a pronoun, over two paragraphs, without marks, and not at all. */
static void quotes(void)
{
    static const char text[] =
        "Harbour bridge reopens\n\n"
        "\"We close the bridge on Monday,\" Anna Lund, the mayor, said.\n\n"
        "\"It was a hard winter, and the council has no money left.\n\n"
        "\"We will ask for some,\" she added.\n\n"
        "The bridge will be painted in May, Peter Berg said.\n";
    static const uint32_t which[] = {COPYDESK_QUOTES_DIRECT, COPYDESK_QUOTES_OFF, COPYDESK_QUOTES_ALL};
    static const uint32_t tasks[] = {COPYDESK_TASK_ALL, COPYDESK_TASK_SECTIONS, COPYDESK_TASK_NAMES};
    static const size_t expected[] = {2, 0, 3};
    copydesk_annotations *annotations = copydesk_annotations_new();
    size_t i, j, n;

#define READS(of, words)                        \
    (copydesk_span_len(of) == strlen(words) &&  \
     memcmp(text + (of).start, words, copydesk_span_len(of)) == 0)
    for (i = 0; i < 3; i++) {
        for (j = 0; j < 3; j++) {
            copydesk_options options;
            copydesk_extractor *extractor;
            const copydesk_quote *quote;
            const copydesk_entity *entity;
            memset(&options, 0, sizeof options);
            options.quotes = which[i];
            options.task = tasks[j];
            extractor = extractor_of_options(options);
            CHECK(copydesk_extract(extractor, BYTES(text), annotations, NULL) == COPYDESK_STATUS_OK);
            copydesk_extractor_free(extractor);
            n = check_quotes(annotations);
            CHECK(n == (tasks[j] == COPYDESK_TASK_ALL ? expected[i] : 0));
            quote = copydesk_annotations_quotes(annotations, NULL);
            entity = copydesk_annotations_entities(annotations, NULL);
            if (n >= 2) {
                CHECK(READS(quote[0].span, "We close the bridge on Monday,") && READS(quote[0].speaker, "Anna Lund"));
                CHECK(quote[0].entity != COPYDESK_NO_ENTITY && READS(entity[quote[0].entity].name, "Anna Lund"));
                CHECK(READS(quote[0].cue, "said") && quote[0].kind == COPYDESK_QUOTE_KIND_DIRECT);
                CHECK(quote[0].parts == 1 && quote[1].parts == 2 && READS(quote[1].cue, "added"));
                CHECK(READS(quote[1].speaker, "she") && quote[1].entity == quote[0].entity);
            }
            if (n == 3) {
                CHECK(quote[2].kind == COPYDESK_QUOTE_KIND_INDIRECT && READS(quote[2].speaker, "Peter Berg"));
                CHECK(READS(quote[2].span, "The bridge will be painted in May"));
            }
        }
    }
#undef READS
    copydesk_annotations_free(annotations);
}

static void gazetteers(void)
{
    static const char text[] = "<p>Workers of the <b>Graben Roads</b> Office met Lund.</p>";
    static const char page[] =
        "<h1>Ferry fares to rise in spring</h1><p>By Mira Tolland</p>"
        "<p>The harbour board voted on 5 May to raise ferry fares by a tenth, against the advice of its own engineers.</p>"
        "<footer>Copyright Graben Roads Office. All rights reserved.</footer>";
    copydesk_gazetteer *gazetteer = copydesk_gazetteer_new();
    copydesk_annotations *annotations = copydesk_annotations_new();
    copydesk_extractor *extractor;
    const copydesk_section *sections;
    const copydesk_mention *mentions;
    copydesk_options options;
    copydesk_error error;
    size_t n, sections_len;

    CHECK(copydesk_gazetteer_add(gazetteer, BYTES("Graben Roads Office"), COPYDESK_LABEL_MISC, &error) ==
          COPYDESK_STATUS_OK);
    CHECK(copydesk_gazetteer_add(gazetteer, BYTES("Graben Roads Office"), COPYDESK_LABEL_ORGANIZATION, NULL) ==
          COPYDESK_STATUS_OK);
    CHECK(copydesk_gazetteer_add(gazetteer, BYTES("Graben"), COPYDESK_LABEL_LOCATION, &error) == COPYDESK_STATUS_OK);
    CHECK(copydesk_gazetteer_add(gazetteer, BYTES("5 May"), COPYDESK_LABEL_GROUP, &error) == COPYDESK_STATUS_OK);
    CHECK(copydesk_gazetteer_add(gazetteer, NULL, 0, COPYDESK_LABEL_MISC, &error) == COPYDESK_STATUS_OK);
    CHECK(copydesk_gazetteer_add(gazetteer, BYTES("Lund"), 6, &error) == COPYDESK_STATUS_INVALID_ARGUMENT);
    CHECK(strstr(error.message, "label 6") != NULL);
    CHECK(copydesk_gazetteer_add(gazetteer, NULL, 1, 1, &error) == COPYDESK_STATUS_INVALID_ARGUMENT);
    CHECK(strstr(error.message, "name is NULL") != NULL);
    CHECK(copydesk_gazetteer_add(NULL, BYTES("Lund"), 1, &error) == COPYDESK_STATUS_INVALID_ARGUMENT);
    CHECK(strstr(error.message, "gazetteer is NULL") != NULL);

    memset(&options, 0, sizeof options);
    options.format = COPYDESK_FORMAT_HTML;
    options.task = COPYDESK_TASK_NAMES;
    options.gazetteer = gazetteer;
    extractor = extractor_of_options(options);
    CHECK(copydesk_extract(extractor, BYTES(text), annotations, &error) == COPYDESK_STATUS_OK);
    mentions = copydesk_annotations_mentions(annotations, &n);
    CHECK(n >= 1);
    if (n >= 1) {
        CHECK(mentions[0].label == COPYDESK_LABEL_ORGANIZATION);
        CHECK(strncmp(text + mentions[0].span.start, "Graben Roads</b> Office", 23) == 0);
        CHECK(mentions[0].span.end - mentions[0].span.start == 23);
    }
    copydesk_extractor_free(extractor);

    /* With sections: in furniture too, and instead of a date of the same length. */
    options.task = COPYDESK_TASK_ALL;
    extractor = extractor_of_options(options);
    copydesk_gazetteer_free(gazetteer);
    copydesk_gazetteer_free(NULL);
    CHECK(copydesk_extract(extractor, BYTES(page), annotations, &error) == COPYDESK_STATUS_OK);
    mentions = copydesk_annotations_mentions(annotations, &n);
    sections = copydesk_annotations_sections(annotations, &sections_len);
    CHECK(n >= 2 && sections_len >= 2);
    if (n >= 2 && sections_len >= 2) {
        const copydesk_mention last = mentions[n - 1];
        size_t i, groups = 0, dates = 0;
        CHECK(last.label == COPYDESK_LABEL_ORGANIZATION && last.section == sections_len - 1);
        CHECK(sections[last.section].kind == COPYDESK_SECTION_KIND_BOILERPLATE);
        CHECK(strncmp(page + last.span.start, "Graben Roads Office", 19) == 0);
        for (i = 0; i < n; i++) {
            groups += mentions[i].label == COPYDESK_LABEL_GROUP && strncmp(page + mentions[i].span.start, "5 May", 5) == 0;
            dates += mentions[i].label == COPYDESK_LABEL_DATE;
        }
        CHECK(groups == 1 && dates == 0);
    }
    copydesk_annotations_free(annotations);
    copydesk_extractor_free(extractor);
}

static int released;

static void release_column(struct ArrowArray *array)
{
    released++;
    array->release = NULL;
}

static void release_type(struct ArrowSchema *schema)
{
    released++;
    schema->release = NULL;
}

/* Four rows behind an offset of one: an article, a null, offsets that run backwards, an article. */
static void arrow(void)
{
    static const char text[] = "??Anna Lund of Grenholm.Edvin Marsk";
    const int64_t offsets[] = {0, 2, 24, 24, 2, 35};
    const uint8_t valid = 0xFB;
    const void *buffers[3];
    copydesk_extractor *extractor = extractor_of(COPYDESK_FORMAT_PLAIN, COPYDESK_TASK_NAMES);
    copydesk_error error;
    struct ArrowSchema schema, type;
    struct ArrowArray column, rows, moved;
    memset(&schema, 0, sizeof schema);
    memset(&column, 0, sizeof column);
    buffers[0] = &valid;
    buffers[1] = offsets;
    buffers[2] = text;
    schema.format = "Z";
    schema.release = release_type;
    column.length = 4;
    column.offset = 1;
    column.null_count = -1;
    column.n_buffers = 3;
    column.buffers = buffers;
    column.release = release_column;

    CHECK(copydesk_extract_arrow(extractor, &schema, &column, &type, &rows, &error) == COPYDESK_STATUS_OK);
    CHECK(released == 0);
    CHECK(strcmp(type.format, "+s") == 0 && type.n_children == rows.n_children && rows.length == 4);
    CHECK(strcmp(type.children[0]->name, "status") == 0 && strcmp(type.children[3]->name, "mentions") == 0);
    {
        const uint32_t *status = rows.children[0]->buffers[1];
        const struct ArrowArray *mentions = rows.children[3];
        const uint8_t *has_mentions = mentions->buffers[0];
        const int64_t *ends = mentions->buffers[1];
        const uint32_t *start = mentions->children[0]->children[1]->buffers[1];
        CHECK(status[0] == 0 && status[2] == COPYDESK_STATUS_INVALID_ARGUMENT && status[3] == 0);
        CHECK(rows.children[0]->null_count == 1 && mentions->null_count == 2 && *has_mentions == 0x9);
        CHECK(ends[0] == 0 && ends[1] >= 1 && ends[2] == ends[1] && ends[3] == ends[1] && ends[4] > ends[3]);
        CHECK(start[0] == 0);
    }
    /* A child may be moved out; the rest is released without it. */
    moved = *rows.children[3];
    rows.children[3]->release = NULL;
    rows.release(&rows);
    CHECK(rows.release == NULL && moved.release != NULL && moved.length == 4);
    moved.release(&moved);
    type.release(&type);
    CHECK(type.release == NULL);

    CHECK(copydesk_extract_arrow(NULL, &schema, &column, &type, &rows, &error) == COPYDESK_STATUS_INVALID_ARGUMENT);
    CHECK(copydesk_extract_arrow(extractor, NULL, &column, &type, &rows, &error) == COPYDESK_STATUS_INVALID_ARGUMENT);
    CHECK(copydesk_extract_arrow(extractor, &schema, NULL, &type, &rows, &error) == COPYDESK_STATUS_INVALID_ARGUMENT);
    CHECK(copydesk_extract_arrow(extractor, &schema, &column, NULL, &rows, &error) == COPYDESK_STATUS_INVALID_ARGUMENT);
    CHECK(copydesk_extract_arrow(extractor, &schema, &column, &type, NULL, NULL) == COPYDESK_STATUS_INVALID_ARGUMENT);
    schema.format = "i";
    CHECK(copydesk_extract_arrow(extractor, &schema, &column, &type, &rows, &error) == COPYDESK_STATUS_INVALID_ARGUMENT);
    CHECK(strstr(error.message, "neither binary nor utf8") != NULL);
    schema.format = "Z";
    column.length = -1;
    CHECK(copydesk_extract_arrow(extractor, &schema, &column, &type, &rows, &error) == COPYDESK_STATUS_INVALID_ARGUMENT);
    column.length = 4;
    column.release(&column);
    CHECK(copydesk_extract_arrow(extractor, &schema, &column, &type, &rows, &error) == COPYDESK_STATUS_INVALID_ARGUMENT);
    CHECK(strstr(error.message, "released") != NULL);
    copydesk_extractor_free(extractor);
}

int main(int argc, char **argv)
{
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (file == NULL) {
        fprintf(stderr, "usage: capi ARTICLE\n");
        return 2;
    }
    article_len = fread(article, 1, sizeof article, file);
    fclose(file);

    versions_and_names();
    options_and_models();
    extract_and_misuse();
    text_in_buffers();
    tasks();
    metadata();
    quotes();
    gazetteers();
    arrow();
    one_extractor_many_threads();
    if (failures == 0)
        puts("capi: all checks passed");
    return failures != 0;
}
