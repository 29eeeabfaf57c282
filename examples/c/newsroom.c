/* newsroom: prints what copydesk finds in the articles named, or in standard input.
 *
 *     newsroom [--model FILE] [FILE]...
 *
 * One extractor for the run, one set of annotations reused from file to file, one error struct on the stack.
 * A file that fails is reported and the others are still done; the exit status is then 1. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "copydesk.h"

/* The bytes of one article. */
typedef struct {
    unsigned char *data;
    size_t len;
} article;

/* Reads all of a stream, unless it is NULL. Returns 0, or -1 if reading fails or memory runs out. */
static int read_all(FILE *file, article *out)
{
    size_t room = 0;
    out->data = NULL;
    out->len = 0;
    if (file == NULL)
        return 0;
    do {
        if (out->len == room) {
            unsigned char *more = realloc(out->data, room = room * 2 + 65536);
            if (more == NULL)
                return -1;
            out->data = more;
        }
        out->len += fread(out->data + out->len, 1, room - out->len, file);
    } while (!feof(file) && !ferror(file));
    return ferror(file) ? -1 : 0;
}

/* Prints the text of a span on one line, cut if it is long. */
static void print_text(const article *a, uint32_t format, copydesk_span span)
{
    char text[100];
    size_t i, len = copydesk_decode(format, a->data + span.start, span.end - span.start, text, sizeof text);
    if (len == (size_t)-1)
        return;
    for (i = 0; text[i] != '\0'; i++)
        if (text[i] == '\n' || text[i] == '\r' || text[i] == '\t')
            text[i] = ' ';
    printf("%s%s", text, len >= sizeof text ? "..." : "");
}

/* Prints a detail of a section, unless the text does not give it. */
static void print_detail(const article *a, uint32_t format, const char *name, copydesk_span span)
{
    if (span.start == span.end)
        return;
    printf("    %-12s", name);
    print_text(a, format, span);
    putchar('\n');
}

static void print_time(const article *a, uint32_t format, copydesk_span span, const copydesk_timestamp *value)
{
    char iso[40];
    print_detail(a, format, "time", span);
    if (copydesk_timestamp_format(value, iso, sizeof iso) > 0)
        printf("    %-12s%s\n", "iso", iso);
}

/* Prints the page's own title, authors and times: the chosen entries of these kinds, wherever they were found. */
static void print_card(const article *a, uint32_t format, const copydesk_annotations *annotations)
{
    size_t i, n;
    const copydesk_metadata *entry = copydesk_annotations_metadata(annotations, &n);

    for (i = 0; i < n && entry[i].kind <= COPYDESK_METADATA_KIND_MODIFIED; i++) {
        char text[200], iso[40];
        if ((entry[i].flags & COPYDESK_METADATA_CHOSEN) == 0 ||
            copydesk_decode_metadata(entry[i].source, format, a->data + entry[i].span.start,
                                     entry[i].span.end - entry[i].span.start, text, sizeof text) == (size_t)-1)
            continue;
        printf("%-12s%8u..%-8u%s", copydesk_metadata_kind_name(entry[i].kind), (unsigned)entry[i].span.start,
               (unsigned)entry[i].span.end, text);
        if (copydesk_timestamp_format(&entry[i].timestamp, iso, sizeof iso) > 0)
            printf(" = %s", iso);
        printf(" (%s)\n", copydesk_metadata_source_name(entry[i].source));
    }
}

static void print_annotations(const article *a, const copydesk_annotations *annotations)
{
    size_t i, n_sections, n_comments, n_captions, n_authors, n_datelines, n_entities;
    const copydesk_section *section = copydesk_annotations_sections(annotations, &n_sections);
    const copydesk_comment *comment = copydesk_annotations_comments(annotations, &n_comments);
    const copydesk_caption *caption = copydesk_annotations_captions(annotations, &n_captions);
    const copydesk_author *author = copydesk_annotations_authors(annotations, &n_authors);
    const copydesk_dateline *dateline = copydesk_annotations_datelines(annotations, &n_datelines);
    const copydesk_entity *entity = copydesk_annotations_entities(annotations, &n_entities);
    const char *language = copydesk_annotations_language(annotations);
    uint32_t format = copydesk_annotations_format(annotations);

    printf("%s, language %s\n", format == COPYDESK_FORMAT_HTML ? "HTML" : "plain text", language ? language : "unknown");
    print_card(a, format, annotations);

    /* Details are in the order of their sections: each array is walked once beside them. */
    for (i = 0; i < n_sections; i++) {
        printf("%-12s%8u..%-8u", copydesk_section_kind_name(section[i].kind), (unsigned)section[i].span.start,
               (unsigned)section[i].span.end);
        print_text(a, format, section[i].span);
        putchar('\n');
        for (; n_comments > 0 && comment->section == i; comment++, n_comments--) {
            if (comment->ordinal != 0)
                printf("    %-12s%u\n", "ordinal", (unsigned)comment->ordinal);
            print_detail(a, format, "author", comment->author);
            print_time(a, format, comment->time, &comment->timestamp);
            print_detail(a, format, "body", comment->body);
        }
        for (; n_captions > 0 && caption->section == i; caption++, n_captions--)
            print_detail(a, format, "credit", caption->credit);
        for (; n_authors > 0 && author->section == i; author++, n_authors--)
            print_detail(a, format, "author", author->name);
        for (; n_datelines > 0 && dateline->section == i; dateline++, n_datelines--) {
            print_detail(a, format, "place", dateline->place);
            print_time(a, format, dateline->time, &dateline->timestamp);
        }
    }

    for (i = 0; i < n_entities; i++) {
        const char *label = copydesk_label_name(entity[i].label);
        printf("%-12s%8u x      ", label ? label : "other", (unsigned)entity[i].mentions);
        print_text(a, format, entity[i].name);
        putchar('\n');
    }
}

static int newsroom(const char *name, FILE *file, const copydesk_extractor *extractor,
                    copydesk_annotations *annotations)
{
    copydesk_error error;
    article a;
    int failed = 1;

    if (read_all(file, &a) != 0) {
        fprintf(stderr, "newsroom: %s: cannot be read\n", name);
    } else if (copydesk_extract(extractor, a.data, a.len, annotations, &error) != COPYDESK_STATUS_OK) {
        fprintf(stderr, "newsroom: %s: %s\n", name, error.message);
    } else {
        printf("== %s: %lu bytes, ", name, (unsigned long)a.len);
        print_annotations(&a, annotations);
        failed = 0;
    }
    free(a.data);
    return failed;
}

int main(int argc, char **argv)
{
    copydesk_extractor *extractor = NULL;
    copydesk_annotations *annotations = NULL;
    copydesk_error error;
    article model;
    FILE *model_file = NULL;
    int i, first = 1, failed = 0;

    if (copydesk_abi_version() != COPYDESK_ABI_VERSION) {
        fprintf(stderr, "newsroom: built for ABI %d, the library %s has %u\n", COPYDESK_ABI_VERSION,
                copydesk_version(), (unsigned)copydesk_abi_version());
        return 2;
    }
    if (argc > 2 && strcmp(argv[1], "--model") == 0) {
        first = 3;
        model_file = fopen(argv[2], "rb");
        if (model_file == NULL) {
            perror(argv[2]);
            return 2;
        }
    }
    /* Without a file the model is NULL: the built-in one. The library keeps what it needs of it. */
    if (read_all(model_file, &model) != 0) {
        fprintf(stderr, "newsroom: %s: cannot be read\n", argv[2]);
        return 2;
    }
    if (copydesk_extractor_new(NULL, model.data, model.len, &extractor, &error) != COPYDESK_STATUS_OK) {
        fprintf(stderr, "newsroom: %s\n", error.message);
        return 2;
    }
    free(model.data);
    if (model_file != NULL)
        fclose(model_file);
    annotations = copydesk_annotations_new();

    if (argc <= first)
        failed = newsroom("(standard input)", stdin, extractor, annotations);
    for (i = first; i < argc; i++) {
        FILE *file = fopen(argv[i], "rb");
        if (file == NULL) {
            perror(argv[i]);
            failed = 1;
            continue;
        }
        failed |= newsroom(argv[i], file, extractor, annotations);
        fclose(file);
    }

    copydesk_annotations_free(annotations);
    copydesk_extractor_free(extractor);
    return failed;
}
