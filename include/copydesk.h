/* copydesk: marks up news copy. Generated from src/ffi by `cargo build --features header`; do not edit.
 *
 * Takes the bytes of one news article, plain text or HTML, and says which bytes are headline, byline, body, captions,
 * reader comments or furniture, which people, organizations, places, dates and numbers are named, who is quoted saying
 * what, and what the page says of itself: its title, authors, dates and the rest. A whole program:
 *
 *     #include <stdio.h>
 *     #include "copydesk.h"
 *
 *     int main(void)
 *     {
 *         static uint8_t article[1 << 20];
 *         size_t len = fread(article, 1, sizeof article, stdin), i, j, n_sections, n_entities;
 *         copydesk_extractor *extractor = NULL;
 *         copydesk_annotations *found = copydesk_annotations_new();
 *         copydesk_error error;
 *         int failed = 1;
 *
 *         if (copydesk_extractor_new(NULL, NULL, 0, &extractor, &error) != COPYDESK_STATUS_OK ||
 *             copydesk_extract(extractor, article, len, found, &error) != COPYDESK_STATUS_OK) {
 *             fprintf(stderr, "%s\n", error.message);
 *         } else {
 *             const copydesk_section *section = copydesk_annotations_sections(found, &n_sections);
 *             const copydesk_entity *entity = copydesk_annotations_entities(found, &n_entities);
 *             const copydesk_mention *mention = copydesk_annotations_mentions(found, NULL);
 *             const uint32_t *grouped = copydesk_annotations_entity_mentions(found, NULL);
 *             uint32_t format = copydesk_annotations_format(found);
 *             char text[200];
 *
 *             for (i = 0; i < n_sections; i++) {
 *                 copydesk_span span = section[i].span;
 *                 copydesk_decode(format, copydesk_span_data(span, article), copydesk_span_len(span), text, sizeof text);
 *                 printf("%s: %s\n", copydesk_section_kind_name(section[i].kind), text);
 *             }
 *             // Each thing named, with its mentions and the section that each stands in.
 *             for (i = 0; i < n_entities; i++) {
 *                 copydesk_span name = entity[i].name;
 *                 copydesk_decode(format, copydesk_span_data(name, article), copydesk_span_len(name), text, sizeof text);
 *                 printf("%s %s:", copydesk_label_name(entity[i].label), text);
 *                 for (j = 0; j < entity[i].mentions; j++) {
 *                     const copydesk_mention *one = &mention[grouped[entity[i].first_mention + j]];
 *                     printf(" %s", copydesk_section_kind_name(section[one->section].kind));
 *                 }
 *                 printf("\n");
 *             }
 *             failed = 0;
 *         }
 *         copydesk_annotations_free(found);
 *         copydesk_extractor_free(extractor);
 *         return failed;
 *     }
 *
 * Many articles: make one extractor, and one copydesk_annotations a thread; call copydesk_extract again and again.
 *
 * Ownership. What a function named _new makes is yours until you give it to the _free of the same type, in any order.
 * Bytes you pass in are borrowed for the call. copydesk_error is yours, and so are the buffers that text is written to.
 * Names and versions are static.
 *
 * NULL from a _new says that the object could not be made. It needs no test of its own: every function takes such a NULL,
 * a _free does nothing with it, the others say INVALID_ARGUMENT or give nothing.
 *
 * Threads. A copydesk_extractor may be used by any number of threads at once. A copydesk_annotations may be used by one
 * thread at a time: give each thread its own. The library has no global state and starts no threads.
 *
 * Offsets are bytes of the article you passed, never characters. For HTML they are bytes of the page, markup included;
 * copydesk_decode gives the text of a span, copydesk_decode_metadata that of an entry of the metadata.
 *
 * Absent. What the article does not give is an empty span (start equals end), COPYDESK_NO_INDEX or COPYDESK_NO_ENTITY for
 * an index, a NULL for a string, a number that its comment names, and in a timestamp each part by itself. flags and reserved are 0 until a
 * later version says otherwise: mask the flags that you know.
 *
 * Failure. Functions that can fail return a copydesk_status; zero is success, and outputs other than the error are
 * written on success alone. A NULL that is not allowed, or a number that is not known, gives INVALID_ARGUMENT. No
 * article is an error because of what it holds.
 *
 * Memory comes from malloc. Where that fails, the call returns OUT_OF_MEMORY, a _new without a status NULL, and
 * copydesk_decode and its kin SIZE_MAX. Nothing leaks, handles are as good as before, annotations are empty, and the call
 * may be made again: the library never aborts.
 *
 * Annotations keep the memory that ordinary articles need; of a large one a stage gives back what it worked with. A call
 * holds at most 56 bytes for each byte of the article and 8 MB besides, whatever the bytes are; for prose at most 8 bytes
 * for each byte and 4 MB.
 * copydesk_annotations_memory tells what is held, copydesk_annotations_shrink gives back what a large article took, and
 * with max_memory of the options an article that would take more fails with MEMORY_LIMIT.
 *
 * Arrays. copydesk_annotations_sections and its kin store the length in *len, unless len is NULL, and return the first
 * element; NULL and length 0 if there is none or if annotations is NULL. An array, and the language code, belongs to the
 * annotations it came from and is valid until copydesk_extract fills those again, or fails to, or they are shrunk or freed. Details
 * name their section or mention by index. The sizes of their structs are multiples of 4, those of entities and values of 8.
 *
 * Cost. copydesk_extract takes time in proportion to the length of the article, whatever its bytes are, and memory that
 * the annotations keep for the next one: from the second article on it asks for none, unless one is larger than all
 * before. copydesk_extractor_new takes less than a millisecond and 700 KB with the built-in model; of a model of yours it
 * checks and copies all bytes, and a gazetteer takes time and memory as its names do. The arrays, names and versions are
 * looked up, in constant time. The functions that write text take time as the bytes they read, and memory for their text;
 * that of a timestamp needs none.
 *
 * Growth. Structs other than copydesk_options never change; new facts come in flags and in arrays of their own. Numbers
 * are never reused. All that stands here is there since version 0.1.0, unless its comment says "Since" and a later one.
 *
 * In this order: versions and attributes, constants, enumerations, objects, structs; then the functions on spans, versions
 * and names, gazetteers, extractors, annotations and their results, batches, and text.
 */


#ifndef COPYDESK_H
#define COPYDESK_H

#include <stddef.h>
#include <stdint.h>

/* --------------------------------- Versions and attributes -------------------------------- */

/**
 * The version of this header; copydesk_version tells that of the library, which may be a later one.
 */
#define COPYDESK_VERSION "0.1.0"
#define COPYDESK_VERSION_MAJOR 0
#define COPYDESK_VERSION_MINOR 1
#define COPYDESK_VERSION_PATCH 0

/**
 * The structures of the Arrow C Data Interface, as its specification gives them; see copydesk_extract_arrow.
 */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
    const char *format;
    const char *name;
    const char *metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema **children;
    struct ArrowSchema *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};

struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void **buffers;
    struct ArrowArray **children;
    struct ArrowArray *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};

#endif /* ARROW_C_DATA_INTERFACE */

/**
 * Stands before each function. Of itself it is nothing, and on Windows it imports from a DLL if COPYDESK_DLL is defined;
 * define it before the header is included to say something else.
 */
#ifndef COPYDESK_API
#if defined(_WIN32) && defined(COPYDESK_DLL)
#define COPYDESK_API __declspec(dllimport)
#else
#define COPYDESK_API
#endif
#endif

/**
 * Stands before each function whose result must be looked at: a status, or what is to be freed.
 */
#ifndef COPYDESK_MUST_USE
#if defined(__GNUC__)
#define COPYDESK_MUST_USE __attribute__((warn_unused_result))
#else
#define COPYDESK_MUST_USE
#endif
#endif

/**
 * Stands behind each function that can do nothing with a NULL, and names the arguments, so that the compiler warns. The
 * library looks all the same; define it as nothing before the header is included to pass NULL on purpose.
 */
#ifndef COPYDESK_NONNULL
#if defined(__GNUC__)
#define COPYDESK_NONNULL(...) __attribute__((nonnull(__VA_ARGS__)))
#else
#define COPYDESK_NONNULL(...)
#endif
#endif


/* --------------------------------------- Constants ---------------------------------------- */

/**
 * Changes only when a program built against an older header would break; the soname changes with it.
 */
#define COPYDESK_ABI_VERSION 2

/**
 * The offset of an error that has none.
 */
#define COPYDESK_NO_OFFSET 18446744073709551615ull

/**
 * The index of nothing: of the section of a mention, if sections were not looked for.
 */
#define COPYDESK_NO_INDEX 4294967295

/**
 * The index of no entity: of a quote, if it is not known who its speaker is.
 */
#define COPYDESK_NO_ENTITY 4294967295

/**
 * A flag of copydesk_metadata: the entry is the article's own title, author, date and so on. One entry of a kind has
 * it, of authors and keywords each that is the article's; none if nothing is sure.
 */
#define COPYDESK_METADATA_CHOSEN 1

/**
 * A flag of copydesk_metadata: the author is an agency or the paper itself, not a person.
 */
#define COPYDESK_METADATA_HOUSE 2

/**
 * A flag of copydesk_metadata: the author is an editor of the article, not its writer.
 */
#define COPYDESK_METADATA_EDITOR 4

/**
 * A flag of copydesk_value: the number is a ratio or a share of something, not a count ("two-thirds", "one in five").
 */
#define COPYDESK_VALUE_RATIO 1

/**
 * A flag of copydesk_value: the currency was told from the article's country ("$" in a paper of Canada).
 */
#define COPYDESK_VALUE_LOCAL_CURRENCY 2

/* -------------------------------------- Enumerations -------------------------------------- */

/**
 * The result of a call that can fail. Later versions may add numbers: treat those you do not know as failures.
 */
enum copydesk_status
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Success.
     */
    COPYDESK_STATUS_OK = 0,
    /**
     * A NULL, a number or a setting that the function's comment does not allow.
     */
    COPYDESK_STATUS_INVALID_ARGUMENT = 1,
    /**
     * The article has 4 GiB or more.
     */
    COPYDESK_STATUS_INPUT_TOO_LARGE = 2,
    /**
     * The model's bytes fail a check: magic, version, length or checksum.
     */
    COPYDESK_STATUS_INVALID_MODEL = 3,
    /**
     * A fault of the library. Nothing is lost; please report it with the message.
     */
    COPYDESK_STATUS_INTERNAL = 4,
    /**
     * An allocation failed. The handles of the call are as good as before, and it may be made again.
     */
    COPYDESK_STATUS_OUT_OF_MEMORY = 5,
    /**
     * The annotations of the article would hold more memory than max_memory of the options allows.
     */
    COPYDESK_STATUS_MEMORY_LIMIT = 6,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum copydesk_status copydesk_status;
#else
typedef uint32_t copydesk_status;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What a section is.
 */
enum copydesk_section_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * The article's own title, at its best place.
     */
    COPYDESK_SECTION_KIND_HEADLINE = 1,
    /**
     * The standfirst under the headline.
     */
    COPYDESK_SECTION_KIND_DECK = 2,
    /**
     * Who wrote it.
     */
    COPYDESK_SECTION_KIND_BYLINE = 3,
    /**
     * When and where it was published.
     */
    COPYDESK_SECTION_KIND_DATELINE = 4,
    /**
     * A heading inside the article.
     */
    COPYDESK_SECTION_KIND_SUBHEADING = 5,
    /**
     * One paragraph, list item or table row of the story.
     */
    COPYDESK_SECTION_KIND_BODY = 6,
    /**
     * The text under one of the story's pictures, with its credit.
     */
    COPYDESK_SECTION_KIND_CAPTION = 7,
    /**
     * One reader comment, whole.
     */
    COPYDESK_SECTION_KIND_COMMENT = 8,
    /**
     * A title or teaser of another article.
     */
    COPYDESK_SECTION_KIND_RELATED = 9,
    /**
     * Everything else: navigation, share rows, legal lines.
     */
    COPYDESK_SECTION_KIND_BOILERPLATE = 10,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum copydesk_section_kind copydesk_section_kind;
#else
typedef uint32_t copydesk_section_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What an entry of the metadata is. Later versions may add kinds: skip those you do not know.
 */
enum copydesk_metadata_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * The article's title, without the name of the site.
     */
    COPYDESK_METADATA_KIND_TITLE = 1,
    /**
     * One author.
     */
    COPYDESK_METADATA_KIND_AUTHOR = 2,
    /**
     * When it was first published.
     */
    COPYDESK_METADATA_KIND_PUBLISHED = 3,
    /**
     * When it was last changed.
     */
    COPYDESK_METADATA_KIND_MODIFIED = 4,
    /**
     * A summary.
     */
    COPYDESK_METADATA_KIND_DESCRIPTION = 5,
    /**
     * The paper or site.
     */
    COPYDESK_METADATA_KIND_PUBLISHER = 6,
    /**
     * The page's own address.
     */
    COPYDESK_METADATA_KIND_URL = 7,
    /**
     * The address of its picture.
     */
    COPYDESK_METADATA_KIND_IMAGE = 8,
    /**
     * The section of the paper.
     */
    COPYDESK_METADATA_KIND_SECTION = 9,
    /**
     * One keyword.
     */
    COPYDESK_METADATA_KIND_KEYWORD = 10,
    /**
     * The language, as the page names it.
     */
    COPYDESK_METADATA_KIND_LANGUAGE = 11,
    /**
     * Who holds the rights, or the line that says so.
     */
    COPYDESK_METADATA_KIND_RIGHTS = 12,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum copydesk_metadata_kind copydesk_metadata_kind;
#else
typedef uint32_t copydesk_metadata_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Where an entry of the metadata was found. Later versions may add sources: hand them to copydesk_decode_metadata as
 * they are.
 */
enum copydesk_metadata_source
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * In the visible text.
     */
    COPYDESK_METADATA_SOURCE_PAGE = 1,
    /**
     * In a tag of the head or an attribute: meta, title, link, the language of html.
     */
    COPYDESK_METADATA_SOURCE_META = 2,
    /**
     * In a string of JSON-LD.
     */
    COPYDESK_METADATA_SOURCE_JSON_LD = 3,
    /**
     * In an attribute beside the text: the datetime of time, itemprop.
     */
    COPYDESK_METADATA_SOURCE_MICRODATA = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum copydesk_metadata_source copydesk_metadata_source;
#else
typedef uint32_t copydesk_metadata_source;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What a mention names. Later versions may add labels: skip those you do not know.
 */
enum copydesk_label
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * A person or a fictional one.
     */
    COPYDESK_LABEL_PERSON = 1,
    /**
     * A company, agency, party, team, band, armed group.
     */
    COPYDESK_LABEL_ORGANIZATION = 2,
    /**
     * A place, country, building.
     */
    COPYDESK_LABEL_LOCATION = 3,
    /**
     * A nationality, religious or political group, also as adjective.
     */
    COPYDESK_LABEL_GROUP = 4,
    /**
     * An event, work, product, law, award, language.
     */
    COPYDESK_LABEL_MISC = 5,
    /**
     * A day, month, year or span of them.
     */
    COPYDESK_LABEL_DATE = 16,
    /**
     * A time of day.
     */
    COPYDESK_LABEL_TIME = 17,
    /**
     * An amount of money.
     */
    COPYDESK_LABEL_MONEY = 18,
    /**
     * A percentage.
     */
    COPYDESK_LABEL_PERCENT = 19,
    /**
     * A count or measure with its noun or unit.
     */
    COPYDESK_LABEL_QUANTITY = 20,
    /**
     * A web address.
     */
    COPYDESK_LABEL_URL = 21,
    /**
     * A mail address.
     */
    COPYDESK_LABEL_EMAIL = 22,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum copydesk_label copydesk_label;
#else
typedef uint32_t copydesk_label;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * How a number was hedged.
 */
enum copydesk_qualifier
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Not at all.
     */
    COPYDESK_QUALIFIER_EXACT = 0,
    /**
     * "at least", "more than", "over".
     */
    COPYDESK_QUALIFIER_AT_LEAST = 1,
    /**
     * "at most", "up to", "fewer than".
     */
    COPYDESK_QUALIFIER_AT_MOST = 2,
    /**
     * "about", "around", "some", "nearly".
     */
    COPYDESK_QUALIFIER_ABOUT = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum copydesk_qualifier copydesk_qualifier;
#else
typedef uint32_t copydesk_qualifier;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * How the words of a quote are reported. Later versions may add kinds: skip those you do not know.
 */
enum copydesk_quote_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Word for word, between quotation marks or in a block of its own.
     */
    COPYDESK_QUOTE_KIND_DIRECT = 1,
    /**
     * In the reporter's words: what "said that" and its like are followed by.
     */
    COPYDESK_QUOTE_KIND_INDIRECT = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum copydesk_quote_kind copydesk_quote_kind;
#else
typedef uint32_t copydesk_quote_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * How the bytes of an article are written.
 */
enum copydesk_format
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * An HTML page or fragment.
     */
    COPYDESK_FORMAT_HTML = 1,
    /**
     * Plain text.
     */
    COPYDESK_FORMAT_PLAIN = 2,
    /**
     * No text at all: an archive, an image, a PDF. Nothing is looked for in it.
     */
    COPYDESK_FORMAT_BINARY = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum copydesk_format copydesk_format;
#else
typedef uint32_t copydesk_format;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What an extractor is to find.
 */
enum copydesk_task
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Sections and names.
     */
    COPYDESK_TASK_ALL = 0,
    /**
     * Sections and no names.
     */
    COPYDESK_TASK_SECTIONS = 1,
    /**
     * Names and no sections: the whole input is taken as prose.
     */
    COPYDESK_TASK_NAMES = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum copydesk_task copydesk_task;
#else
typedef uint32_t copydesk_task;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Which quotes an extractor looks for. Those need sections and names: with a task that leaves either out there are none.
 */
enum copydesk_quotes
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Those in quotation marks.
     */
    COPYDESK_QUOTES_DIRECT = 0,
    /**
     * None.
     */
    COPYDESK_QUOTES_OFF = 1,
    /**
     * Also reported speech without marks.
     */
    COPYDESK_QUOTES_ALL = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum copydesk_quotes copydesk_quotes;
#else
typedef uint32_t copydesk_quotes;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What the bearer of a name in a byline did. Later versions may add roles.
 */
enum copydesk_author_role
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Wrote the article.
     */
    COPYDESK_AUTHOR_ROLE_AUTHOR = 0,
    /**
     * Edited it: no author.
     */
    COPYDESK_AUTHOR_ROLE_EDITOR = 1,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum copydesk_author_role copydesk_author_role;
#else
typedef uint32_t copydesk_author_role;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/* ---------------------------------------- Objects ----------------------------------------- */

/**
 * Results of one article and the memory to find them. For one thread at a time, and to be reused: the memory is kept
 * from call to call.
 */
typedef struct copydesk_annotations copydesk_annotations;

/**
 * A model and settings, ready to run. Immutable: any number of threads may use one at once.
 */
typedef struct copydesk_extractor copydesk_extractor;

/**
 * A list of names and their labels, for copydesk_options. For one thread at a time while names are added. It may be
 * freed once the extractor is made, or used for another.
 */
typedef struct copydesk_gazetteer copydesk_gazetteer;

/* ---------------------------------------- Structs ----------------------------------------- */

/**
 * Why a call failed. Yours, usually on the stack; it needs no preparation and there is nothing to free.
 * A call that takes one fills it always, with COPYDESK_STATUS_OK and an empty message on success.
 */
typedef struct copydesk_error {
    /**
     * The status that the call returned.
     */
    uint32_t status;
    /**
     * 0.
     */
    uint32_t reserved;
    /**
     * The byte of the article or model at which a check failed, or COPYDESK_NO_OFFSET.
     */
    uint64_t offset;
    /**
     * For people: UTF-8, NUL-terminated, cut at a character's edge if it is too long.
     */
    char message[240];
} copydesk_error;

/**
 * Settings of an extractor. Set all to zero, then struct_size to sizeof(copydesk_options), then what you want; zero
 * always means the default. Later versions may add fields at the end: struct_size tells the library which you know.
 * Settings that the library does not know are refused unless they are zero.
 */
typedef struct copydesk_options {
    /**
     * sizeof(copydesk_options).
     */
    size_t struct_size;
    /**
     * A copydesk_format to read every input as, or 0 to guess.
     */
    uint32_t format;
    /**
     * A copydesk_task.
     */
    uint32_t task;
    /**
     * A copydesk_quotes.
     */
    uint32_t quotes;
    /**
     * 0.
     */
    uint32_t reserved;
    /**
     * Names to find besides those that the model finds, or NULL; borrowed while the extractor is made.
     */
    const struct copydesk_gazetteer *gazetteer;
    /**
     * Bytes that annotations may hold, results and working memory together, or 0 for no limit: an article that needs more
     * fails with MEMORY_LIMIT, and nothing else does. It is looked at between windows of work: at the worst a call holds,
     * before it fails, twice the limit, 8 bytes for each byte of the article and 16 MB for a window.
     */
    size_t max_memory;
} copydesk_options;

/**
 * Half-open range of bytes, start to end - 1, of the article it was found in.
 * A detail that the text does not give is an empty span (start equals end).
 */
typedef struct copydesk_span {
    /**
     * First byte.
     */
    uint32_t start;
    /**
     * One past the last byte.
     */
    uint32_t end;
} copydesk_span;

/**
 * One paragraph-like unit of the article: a paragraph, a caption, a whole comment.
 */
typedef struct copydesk_section {
    /**
     * Its bytes.
     */
    struct copydesk_span span;
    /**
     * What it is.
     */
    copydesk_section_kind kind;
    /**
     * 0, for later use.
     */
    uint32_t flags;
} copydesk_section;

/**
 * A date or a time of day or both, as far as it was printed; copydesk_timestamp_format writes it as ISO 8601.
 */
typedef struct copydesk_timestamp {
    /**
     * Year, or 0 if not known.
     */
    int16_t year;
    /**
     * Month from 1, or 0 if not known.
     */
    uint8_t month;
    /**
     * Day of the month from 1, or 0 if not known.
     */
    uint8_t day;
    /**
     * Hour from 0 to 23, or 255 if not known.
     */
    uint8_t hour;
    /**
     * Minute, or 255 if not known.
     */
    uint8_t minute;
    /**
     * Second, or 255 if not known.
     */
    uint8_t second;
    /**
     * 0.
     */
    uint8_t reserved;
    /**
     * Minutes east of UTC, or -32768 if not known.
     */
    int16_t zone;
} copydesk_timestamp;

/**
 * Details of a section that is a comment.
 */
typedef struct copydesk_comment {
    /**
     * Index of the section.
     */
    uint32_t section;
    /**
     * The number printed before it, or 0.
     */
    uint32_t ordinal;
    /**
     * Who wrote it.
     */
    struct copydesk_span author;
    /**
     * When, as printed.
     */
    struct copydesk_span time;
    /**
     * What was written, without the header.
     */
    struct copydesk_span body;
    /**
     * When, as a value.
     */
    struct copydesk_timestamp timestamp;
    /**
     * Index of the earlier comment that it answers, or COPYDESK_NO_INDEX if there is none or it is not known.
     */
    uint32_t parent;
} copydesk_comment;

/**
 * Details of a section that is a caption.
 */
typedef struct copydesk_caption {
    /**
     * Index of the section.
     */
    uint32_t section;
    /**
     * Who made or owns the picture: "Photo by ...", "/Reuters, NAME", "(AFP)".
     */
    struct copydesk_span credit;
    /**
     * 0, for later use.
     */
    uint32_t flags;
} copydesk_caption;

/**
 * One name in a byline; a byline of two authors has two.
 */
typedef struct copydesk_author {
    /**
     * Index of the section.
     */
    uint32_t section;
    /**
     * The name.
     */
    struct copydesk_span name;
    /**
     * What its bearer did: 0 wrote or reported, 1 edited. Later versions may add numbers.
     */
    uint32_t role;
} copydesk_author;

/**
 * Place and time of a section that is a dateline, or a byline that prints them.
 */
typedef struct copydesk_dateline {
    /**
     * Index of the section.
     */
    uint32_t section;
    /**
     * The place.
     */
    struct copydesk_span place;
    /**
     * The time, as printed.
     */
    struct copydesk_span time;
    /**
     * The time, as a value.
     */
    struct copydesk_timestamp timestamp;
    /**
     * 0, for later use.
     */
    uint32_t flags;
} copydesk_dateline;

/**
 * One thing that the page says of the article, in the text or out of sight.
 */
typedef struct copydesk_metadata {
    /**
     * What it is.
     */
    copydesk_metadata_kind kind;
    /**
     * Where it was found.
     */
    copydesk_metadata_source source;
    /**
     * Its bytes: of the text of an element, the value of an attribute, a string inside JSON-LD. copydesk_decode_metadata
     * gives its text.
     */
    struct copydesk_span span;
    /**
     * Those of COPYDESK_METADATA_CHOSEN, _HOUSE and _EDITOR that hold; later versions may add flags.
     */
    uint32_t flags;
    /**
     * What a date says; nothing is known of other kinds, nor of dates that cannot be read for sure.
     */
    struct copydesk_timestamp timestamp;
} copydesk_metadata;

/**
 * A name, date or number in the text.
 */
typedef struct copydesk_mention {
    /**
     * Its bytes.
     */
    struct copydesk_span span;
    /**
     * What it names.
     */
    copydesk_label label;
    /**
     * Index of its entity.
     */
    uint32_t entity;
    /**
     * How far the tagger preferred it, not a probability; 0 for what a grammar found.
     */
    float score;
    /**
     * Index of its section, or COPYDESK_NO_INDEX if sections were not looked for.
     */
    uint32_t section;
    /**
     * 0, for later use.
     */
    uint32_t flags;
} copydesk_mention;

/**
 * The mentions of one thing in one article.
 */
typedef struct copydesk_entity {
    /**
     * What it is.
     */
    copydesk_label label;
    /**
     * How often it is mentioned: one mention at least.
     */
    uint32_t mentions;
    /**
     * Its fullest mention.
     */
    struct copydesk_span name;
    /**
     * Hash of its name, the same in every article: of the letters without case, accents, hyphens and titles, and of the
     * spellings of one name that papers use side by side. Names that only sound alike differ.
     */
    uint64_t key;
    /**
     * Where its mentions begin in copydesk_annotations_entity_mentions.
     */
    uint32_t first_mention;
    /**
     * 0, for later use.
     */
    uint32_t flags;
} copydesk_entity;

/**
 * What a mention says that is a date, a time or an amount.
 */
typedef struct copydesk_value {
    /**
     * Index of the mention.
     */
    uint32_t mention;
    /**
     * How the number was hedged.
     */
    copydesk_qualifier qualifier;
    /**
     * The number of money, percent, quantity and of a span of time ("two weeks"), scale and sign included; percentages as
     * printed (4.5), cents and pence counted as such. NaN if there is none ("scores of", a day) or the words have two
     * meanings.
     */
    double number;
    /**
     * The currency or unit as printed, or the noun counted, without what stands before it; empty if there is none.
     */
    struct copydesk_span unit;
    /**
     * The value of a date or time, of an interval its first part.
     */
    struct copydesk_timestamp timestamp;
    /**
     * The last part of an interval, which belongs to it; nothing is known if the mention is none.
     */
    struct copydesk_timestamp until;
    /**
     * The ISO 4217 code of money with a NUL behind it; empty where it is not certain.
     */
    char currency[4];
    /**
     * Those of COPYDESK_VALUE_RATIO and _LOCAL_CURRENCY that hold; later versions may add flags.
     */
    uint32_t flags;
    /**
     * 0, for later use.
     */
    uint32_t reserved;
} copydesk_value;

/**
 * Words of the story that somebody said or wrote, and who.
 */
typedef struct copydesk_quote {
    /**
     * The words, without the marks around them, from the first to the last if it has several parts.
     */
    struct copydesk_span span;
    /**
     * Who said them, as the text says it beside the quote: a name with its title, a pronoun ("she") or what a reader
     * knows the person by ("the minister"). Empty if the text names nobody.
     */
    struct copydesk_span speaker;
    /**
     * The verb that reports ("said"), or "according to"; empty if there is none.
     */
    struct copydesk_span cue;
    /**
     * Index of the entity that the speaker is, also where a pronoun or a title stands for it; COPYDESK_NO_ENTITY if it is
     * not known.
     */
    uint32_t entity;
    /**
     * Index of the section of its first byte.
     */
    uint32_t section;
    /**
     * Paragraphs that it runs over: 1 or more. copydesk_annotations_quote_parts gives the pieces.
     */
    uint32_t parts;
    /**
     * How the words are reported.
     */
    copydesk_quote_kind kind;
    /**
     * How far the speaker was preferred to others, not a probability; 0 if there is none.
     */
    float score;
} copydesk_quote;

/* ----------------------------------------- Spans ------------------------------------------ */

/**
 * The length of a span in bytes; 0 if it is of a detail that is absent.
 */
static inline size_t copydesk_span_len(copydesk_span span)
{
    return span.end > span.start ? span.end - span.start : 0;
}

/**
 * The first byte of a span, of the article it was found in. No NUL stands behind the last.
 */
static inline const uint8_t *copydesk_span_data(copydesk_span span, const uint8_t *article)
{
    return article + span.start;
}

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/* ----------------------------------- Versions and names ----------------------------------- */

/**
 * The library's ABI version. A program compares it once with COPYDESK_ABI_VERSION.
 */
COPYDESK_API uint32_t copydesk_abi_version(void);

/**
 * The library's version, such as "0.1.0"; static.
 */
COPYDESK_API const char *copydesk_version(void);

/**
 * The name of a copydesk_section_kind in lower case, "headline"; static. NULL if it is unknown.
 */
COPYDESK_API const char *copydesk_section_kind_name(uint32_t kind);

/**
 * The name of a copydesk_label in lower case, "person"; static. NULL if it is unknown.
 */
COPYDESK_API const char *copydesk_label_name(uint32_t label);

/**
 * The name of a copydesk_metadata_kind in lower case, "title"; static. NULL if it is unknown.
 */
COPYDESK_API const char *copydesk_metadata_kind_name(uint32_t kind);

/**
 * The name of a copydesk_metadata_source in lower case, "json_ld"; static. NULL if it is unknown.
 */
COPYDESK_API const char *copydesk_metadata_source_name(uint32_t source);

/**
 * The name of a copydesk_quote_kind in lower case, "direct"; static. NULL if it is unknown.
 */
COPYDESK_API const char *copydesk_quote_kind_name(uint32_t kind);

/**
 * The name of a copydesk_status in lower case, "invalid argument"; static. NULL if it is unknown.
 */
COPYDESK_API const char *copydesk_status_name(uint32_t status);

/* --------------------------------------- Gazetteers --------------------------------------- */

/**
 * Make an empty gazetteer; free it with copydesk_gazetteer_free. NULL means that memory ran out or an internal error came
 * up; nothing is then to be freed, and copydesk_gazetteer_add refuses NULL with INVALID_ARGUMENT.
 */
COPYDESK_API
COPYDESK_MUST_USE
struct copydesk_gazetteer *copydesk_gazetteer_new(void);

/**
 * Free a gazetteer. Extractors made with it stay as they are. NULL is allowed.
 */
COPYDESK_API void copydesk_gazetteer_free(struct copydesk_gazetteer *gazetteer);

/**
 * Add a name of len bytes of UTF-8 with its copydesk_label; the name is copied. error may be NULL.
 * It is found wherever it stands in an article's text as whole words, case as given, with any white space between its
 * words: in sections of all kinds, though the model looks for names in prose only. Of names that overlap the first wins, of
 * those that begin at the same word the longest. It overrules the model, and a date or an amount unless that is longer. Of
 * equal names the last one added counts. A name without a word, or of more than 16, is never found.
 * Fails with INVALID_ARGUMENT, OUT_OF_MEMORY or INTERNAL; the name is then not added.
 */
COPYDESK_API
COPYDESK_MUST_USE
copydesk_status copydesk_gazetteer_add(struct copydesk_gazetteer *gazetteer,
                                       const uint8_t *name,
                                       size_t len,
                                       uint32_t label,
                                       struct copydesk_error *error)
COPYDESK_NONNULL(1);

/* --------------------------------------- Extractors --------------------------------------- */

/**
 * Make an extractor and store it in *out; free it with copydesk_extractor_free.
 * options may be NULL for the defaults. model is borrowed for the call only; NULL with model_len 0 takes the built-in
 * one, in a library built without one it is an INVALID_ARGUMENT. *out is written on success alone, and is then never NULL.
 * error may be NULL.
 * Fails with INVALID_ARGUMENT, INVALID_MODEL, OUT_OF_MEMORY or INTERNAL.
 */
COPYDESK_API
COPYDESK_MUST_USE
copydesk_status copydesk_extractor_new(const struct copydesk_options *options,
                                       const uint8_t *model,
                                       size_t model_len,
                                       struct copydesk_extractor **out,
                                       struct copydesk_error *error)
COPYDESK_NONNULL(4);

/**
 * Free an extractor that no call is using. NULL is allowed.
 */
COPYDESK_API void copydesk_extractor_free(struct copydesk_extractor *extractor);

/**
 * Fill annotations from the len bytes of one article; what they held is replaced, their memory is reused.
 * Any bytes are an article. data is borrowed for the call only; NULL is allowed with len 0. error may be NULL.
 * Fails with INVALID_ARGUMENT, INPUT_TOO_LARGE, OUT_OF_MEMORY, MEMORY_LIMIT or INTERNAL; the annotations, unless NULL, are then
 * empty and may be used again. Without memory, and where the limit is too small, they also give back what they hold.
 */
COPYDESK_API
COPYDESK_MUST_USE
copydesk_status copydesk_extract(const struct copydesk_extractor *extractor,
                                 const uint8_t *data,
                                 size_t len,
                                 struct copydesk_annotations *annotations,
                                 struct copydesk_error *error)
COPYDESK_NONNULL(1, 4);

/* -------------------------------------- Annotations --------------------------------------- */

/**
 * Make empty annotations; free them with copydesk_annotations_free. NULL means that memory ran out or an internal error
 * came up; nothing is then to be freed, and copydesk_extract refuses NULL with INVALID_ARGUMENT.
 */
COPYDESK_API
COPYDESK_MUST_USE
struct copydesk_annotations *copydesk_annotations_new(void);

/**
 * Free annotations and with them all arrays they gave. NULL is allowed.
 */
COPYDESK_API void copydesk_annotations_free(struct copydesk_annotations *annotations);

/**
 * Drop all results, and give the memory back if the annotations hold more than 1 MiB of it: what most articles need is kept,
 * what a very large one needed is not. Arrays that they gave are no longer valid. NULL is allowed. Takes constant time, but for
 * what free takes.
 */
COPYDESK_API
void copydesk_annotations_shrink(struct copydesk_annotations *annotations);

/**
 * The bytes of memory that annotations hold, results and working memory together, used or not; 0 if annotations is NULL. Takes
 * constant time.
 */
COPYDESK_API
size_t copydesk_annotations_memory(const struct copydesk_annotations *annotations);

/* --------------------------------- Results, an array each --------------------------------- */

/**
 * The sections, in order, never overlapping; every byte of text that is not white space is in exactly one. None if
 * sections were not looked for.
 * Valid until the annotations are filled again or freed.
 */
COPYDESK_API
const struct copydesk_section *copydesk_annotations_sections(const struct copydesk_annotations *annotations,
                                                             size_t *len);

/**
 * Details of the sections that are comments, in the order of the sections.
 * Valid until the annotations are filled again or freed.
 */
COPYDESK_API
const struct copydesk_comment *copydesk_annotations_comments(const struct copydesk_annotations *annotations,
                                                             size_t *len);

/**
 * Details of the sections that are captions, in the order of the sections.
 * Valid until the annotations are filled again or freed.
 */
COPYDESK_API
const struct copydesk_caption *copydesk_annotations_captions(const struct copydesk_annotations *annotations,
                                                             size_t *len);

/**
 * The names in bylines, in the order of the sections. Who wrote the article, wherever the page says so, is among
 * copydesk_annotations_metadata.
 * Valid until the annotations are filled again or freed.
 */
COPYDESK_API
const struct copydesk_author *copydesk_annotations_authors(const struct copydesk_annotations *annotations,
                                                           size_t *len);

/**
 * Places and times of datelines and bylines, in the order of the sections.
 * Valid until the annotations are filled again or freed.
 */
COPYDESK_API
const struct copydesk_dateline *copydesk_annotations_datelines(const struct copydesk_annotations *annotations,
                                                               size_t *len);

/**
 * What the page says of the article, entries of one kind together in the order of the kinds' numbers, best first of
 * each kind. Those that are the article's own have COPYDESK_METADATA_CHOSEN; a program that wants the title takes the
 * first entry of kind COPYDESK_METADATA_KIND_TITLE that has it. None if sections were not looked for.
 * Valid until the annotations are filled again or freed.
 */
COPYDESK_API
const struct copydesk_metadata *copydesk_annotations_metadata(const struct copydesk_annotations *annotations,
                                                              size_t *len);

/**
 * The mentions of names, dates and numbers, in order, never overlapping. None if names were not looked for.
 * A mention's section is copydesk_annotations_sections at its `section`, its entity copydesk_annotations_entities at its
 * `entity`.
 * Valid until the annotations are filled again or freed.
 */
COPYDESK_API
const struct copydesk_mention *copydesk_annotations_mentions(const struct copydesk_annotations *annotations,
                                                             size_t *len);

/**
 * The things mentioned, in the order of their first mention.
 * Valid until the annotations are filled again or freed.
 */
COPYDESK_API
const struct copydesk_entity *copydesk_annotations_entities(const struct copydesk_annotations *annotations,
                                                            size_t *len);

/**
 * Indices of mentions, grouped by entity in the order of the entities: those of an entity are the `mentions` from
 * `first_mention` on, in the order of the text. As many as there are mentions. The mention number j of an entity is
 * mentions[entity_mentions[entity.first_mention + j]].
 * Valid until the annotations are filled again or freed.
 */
COPYDESK_API
const uint32_t *copydesk_annotations_entity_mentions(const struct copydesk_annotations *annotations,
                                                     size_t *len);

/**
 * The values of dates, times and numbers, in the order of their mentions.
 * Valid until the annotations are filled again or freed.
 */
COPYDESK_API
const struct copydesk_value *copydesk_annotations_values(const struct copydesk_annotations *annotations,
                                                         size_t *len);

/**
 * Who said what, in the order of the quotes' start. Those in quotation marks never overlap each other; reported speech
 * may hold some. Titles, terms and the words of comments, teasers and furniture are not among them. None if quotes,
 * sections or names were not looked for; options say which.
 * A quote's entity is copydesk_annotations_entities at its `entity`, unless that is COPYDESK_NO_ENTITY.
 * Valid until the annotations are filled again or freed.
 */
COPYDESK_API
const struct copydesk_quote *copydesk_annotations_quotes(const struct copydesk_annotations *annotations,
                                                         size_t *len);

/**
 * The pieces of one quote, by its index: as many as its `parts`, a paragraph each, without marks and in order; one,
 * the whole span, if it is of one paragraph. None if there is no such quote.
 * Valid until the annotations are filled again or freed.
 */
COPYDESK_API
const struct copydesk_span *copydesk_annotations_quote_parts(const struct copydesk_annotations *annotations,
                                                             size_t quote,
                                                             size_t *len);

/**
 * How the article was read, a copydesk_format; 0 if annotations is NULL.
 */
COPYDESK_API uint32_t copydesk_annotations_format(const struct copydesk_annotations *annotations);

/**
 * The language of the prose as an ISO 639-1 code such as "en"; NULL if there is no paragraph of prose in one of the sixty
 * languages that are known, or if sections were not looked for.
 * Valid until the annotations are filled again or freed.
 */
COPYDESK_API
const char *copydesk_annotations_language(const struct copydesk_annotations *annotations);

/* ---------------------------------------- Batches ----------------------------------------- */

/**
 * Mark up a column of articles: row i of the result is about article i.
 * schema and articles are a column of binary, large_binary, binary_view, utf8, large_utf8 or utf8_view, with or without nulls
 * and an offset. They are borrowed for the call and not released. Offsets in it are checked to be in order, and
 * views to be inside their buffers.
 * out_schema and out receive a struct column, which is the caller's to release:
 *   status    uint32      a copydesk_status: 0, or why this article was skipped; null if the article is null
 *   language  large_utf8  as copydesk_annotations_language gives it; null if there is none
 *   sections  large_list<struct<kind, start, end: uint32>>
 *   mentions  large_list<struct<label, start, end, entity: uint32, score: float32>>
 *   entities  large_list<struct<label, start, end, mentions: uint32, key: uint64>>
 *   metadata  large_list<struct<kind, source, start, end, flags: uint32, text: large_utf8>>
 *   quotes    large_list<struct<kind, start, end, speaker_start, speaker_end, cue_start, cue_end, entity, section: uint32,
 *             score: float32, parts: large_list<struct<start, end: uint32>>>>
 * start and end are bytes of that article; an entity's are those of its name, and text is what copydesk_decode_metadata
 * gives. A quote's entity and section are indices as in copydesk_quote, and its parts are its paragraphs. The lists of an
 * article that is null or was skipped are null; one bad article never fails the batch: its status is
 * INPUT_TOO_LARGE, INTERNAL, or INVALID_ARGUMENT where an offset or a view is wrong. Later versions may add columns: find
 * them by name.
 * Both outputs are written on success alone, over whatever they held. error may be NULL.
 * Fails with INVALID_ARGUMENT for another type of column and for one that is released, OUT_OF_MEMORY or INTERNAL.
 */
COPYDESK_API
COPYDESK_MUST_USE
copydesk_status copydesk_extract_arrow(const struct copydesk_extractor *extractor,
                                       const struct ArrowSchema *schema,
                                       const struct ArrowArray *articles,
                                       struct ArrowSchema *out_schema,
                                       struct ArrowArray *out,
                                       struct copydesk_error *error)
COPYDESK_NONNULL(1, 2, 3, 4, 5);

/* ------------------------------------------ Text ------------------------------------------ */

/**
 * The text that the len bytes of data show a reader, as UTF-8: a span of an article, decoded.
 * Plain text is itself, with invalid UTF-8 replaced by U+FFFD. HTML loses its tags, its character references are
 * resolved and its white space is joined.
 * As snprintf, returns the length of the whole text without its NUL; writes at most cap bytes to buf, a NUL last, cut
 * at a character's edge. The text was cut if the result is cap or more. buf may be NULL if cap is 0, and may overlap data.
 * Returns SIZE_MAX and writes nothing for an unknown format, for NULL data unless len is 0, and for NULL buf unless
 * cap is 0, and if there is no memory to decode in.
 */
COPYDESK_API
size_t copydesk_decode(uint32_t format,
                       const uint8_t *data,
                       size_t len,
                       char *buf,
                       size_t cap);

/**
 * The texts of many spans of an article in one call, one text after the other, each as copydesk_decode gives it.
 * data and len are the whole article. spans points to the first of count spans, which follow each other every stride bytes,
 * at any alignment: for the texts of sections the span of the first and the size of a section. The i-th of ends becomes the offset in buf
 * one past the text of span i, which begins where that of span i - 1 ends. buf, cap and the result are as in
 * copydesk_decode, with one NUL behind the last text, but buf must not overlap data; ends is filled whole even if buf was too
 * small. The time it takes grows with the length of the spans together.
 * Returns SIZE_MAX and writes nothing for what copydesk_decode refuses, for a span that is not inside the article, and for
 * NULL spans or ends unless count is 0, and if there is no memory.
 */
COPYDESK_API
size_t copydesk_decode_spans(uint32_t format,
                             const uint8_t *data,
                             size_t len,
                             const struct copydesk_span *spans,
                             size_t stride,
                             size_t count,
                             char *buf,
                             size_t cap,
                             size_t *ends);

/**
 * The text of an entry of the metadata, as UTF-8: its span's len bytes of data, decoded as its source, a
 * copydesk_metadata_source, writes it. References of attributes and escapes of JSON are resolved and white space is
 * joined; what is printed is decoded as copydesk_decode does, by format.
 * buf, cap and the result are as in copydesk_decode.
 * Returns SIZE_MAX and writes nothing for an unknown source or format, for NULL data unless len is 0, and for NULL buf
 * unless cap is 0, and if there is no memory.
 */
COPYDESK_API
size_t copydesk_decode_metadata(uint32_t source,
                                uint32_t format,
                                const uint8_t *data,
                                size_t len,
                                char *buf,
                                size_t cap);

/**
 * A timestamp as ISO 8601, as far as it is known: 2016-09-18T13:57+05:30, 2016-09, --09-17 (no year), T13:57 (no date).
 * Empty if nothing is known of it. buf, cap and the result are as in copydesk_decode; 40 bytes hold every timestamp.
 * Returns SIZE_MAX and writes nothing if timestamp is NULL, or if buf is NULL and cap is not 0.
 */
COPYDESK_API
size_t copydesk_timestamp_format(const struct copydesk_timestamp *timestamp,
                                 char *buf,
                                 size_t cap);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* COPYDESK_H */
