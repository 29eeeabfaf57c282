/* A program built against the header of the last release, tests/abi/copydesk.h, that runs with today's library: its structs
 * lie as they lay then. The argument is examples/harbour.txt. It is changed at a release alone, with the header. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "copydesk.h"

#define CHECK(condition)                                                    \
    do {                                                                    \
        if (!(condition)) {                                                 \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
            exit(1);                                                        \
        }                                                                   \
    } while (0)

static uint8_t article[1 << 16];
static size_t article_len;

/* Whether a span of the article, decoded, is this text. */
static int reads(copydesk_span span, const char *text)
{
    char buffer[200];
    CHECK(span.start <= span.end && span.end <= article_len);
    copydesk_decode(COPYDESK_FORMAT_PLAIN, copydesk_span_data(span, article), copydesk_span_len(span), buffer,
                    sizeof buffer);
    return strcmp(buffer, text) == 0;
}

static int says(copydesk_timestamp timestamp, const char *iso)
{
    char buffer[40];
    return copydesk_timestamp_format(&timestamp, buffer, sizeof buffer) == strlen(iso) && strcmp(buffer, iso) == 0;
}

static void sections(const copydesk_annotations *found)
{
    size_t i, n, sections;
    const copydesk_section *section = copydesk_annotations_sections(found, &sections);
    const copydesk_comment *comment;
    const copydesk_caption *caption;
    const copydesk_author *author;
    const copydesk_dateline *dateline;

    CHECK(sections > 10);
    CHECK(section[1].kind == COPYDESK_SECTION_KIND_HEADLINE && section[1].flags == 0);
    CHECK(reads(section[1].span, "Harbour bridge reopens two weeks after storm"));
    for (i = 1; i < sections; i++)
        CHECK(section[i - 1].span.end <= section[i].span.start);

    comment = copydesk_annotations_comments(found, &n);
    CHECK(n > 1 && section[comment->section].kind == COPYDESK_SECTION_KIND_COMMENT);
    CHECK(comment->ordinal == 1 && reads(comment->author, "Harbour Walker"));
    CHECK(reads(comment->time, "March 3, 2015 at 11:22 am") && says(comment->timestamp, "2015-03-03T11:22"));
    CHECK(comment->body.start > comment->time.end && comment[1].ordinal == 2 && comment->parent == COPYDESK_NO_INDEX);

    caption = copydesk_annotations_captions(found, &n);
    CHECK(n > 0 && section[caption->section].kind == COPYDESK_SECTION_KIND_CAPTION && caption->flags == 0);
    CHECK(reads(caption->credit, "[Photo by Mira Solheim/Nordlys Images]"));

    author = copydesk_annotations_authors(found, &n);
    CHECK(n == 2 && section[author->section].kind == COPYDESK_SECTION_KIND_BYLINE);
    CHECK(author[1].role == COPYDESK_AUTHOR_ROLE_AUTHOR && reads(author[1].name, "Peter Okafor"));

    dateline = copydesk_annotations_datelines(found, &n);
    CHECK(n > 0 && reads(dateline->place, "GRABEN") && reads(dateline->time, "March 3, 2015, 9:14 am (CET)"));
    CHECK(says(dateline->timestamp, "2015-03-03T09:14+01:00") && dateline->flags == 0);
}

static void metadata(const copydesk_annotations *found)
{
    size_t i, n, titles = 0, authors = 0;
    const copydesk_metadata *entry = copydesk_annotations_metadata(found, &n);

    for (i = 0; i < n; i++) {
        CHECK(entry[i].source == COPYDESK_METADATA_SOURCE_PAGE);
        if (!(entry[i].flags & COPYDESK_METADATA_CHOSEN))
            continue;
        titles += entry[i].kind == COPYDESK_METADATA_KIND_TITLE;
        authors += entry[i].kind == COPYDESK_METADATA_KIND_AUTHOR;
        if (entry[i].kind == COPYDESK_METADATA_KIND_PUBLISHED)
            CHECK(says(entry[i].timestamp, "2015-03-03T09:14+01:00"));
    }
    CHECK(titles == 1 && authors == 2);
}

static void names(const copydesk_annotations *found)
{
    size_t i, j, mentions, entities, grouped, values, money = 0, own = 0;
    const copydesk_mention *mention = copydesk_annotations_mentions(found, &mentions);
    const copydesk_entity *entity = copydesk_annotations_entities(found, &entities);
    const uint32_t *index = copydesk_annotations_entity_mentions(found, &grouped);
    const copydesk_value *value = copydesk_annotations_values(found, &values);

    CHECK(mentions > 10 && grouped == mentions);
    for (i = 0; i < entities; i++) {
        CHECK(entity[i].mentions > 0 && entity[i].key != 0);
        for (j = 0; j < entity[i].mentions; j++)
            CHECK(mention[index[entity[i].first_mention + j]].entity == i);
        own += entity[i].label == COPYDESK_LABEL_MISC && reads(entity[i].name, "bridge");
    }
    CHECK(own == 1);
    for (i = 0; i < values; i++) {
        CHECK(value[i].mention < mentions);
        if (mention[value[i].mention].label == COPYDESK_LABEL_MONEY) {
            CHECK(value[i].number > 0 && strlen(value[i].currency) == 3 && copydesk_span_len(value[i].unit) > 0);
            money++;
        }
    }
    CHECK(money > 0);
}

int main(int argc, char **argv)
{
    FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
    copydesk_gazetteer *gazetteer = copydesk_gazetteer_new();
    copydesk_annotations *found = copydesk_annotations_new();
    copydesk_extractor *extractor = NULL;
    copydesk_options options = {0};
    copydesk_error error;

    CHECK(file != NULL);
    article_len = fread(article, 1, sizeof article, file);
    fclose(file);

    CHECK(copydesk_abi_version() == COPYDESK_ABI_VERSION && copydesk_version() != NULL);
    CHECK(strcmp(copydesk_label_name(COPYDESK_LABEL_EMAIL), "email") == 0);
    CHECK(strcmp(copydesk_section_kind_name(COPYDESK_SECTION_KIND_BOILERPLATE), "boilerplate") == 0);
    CHECK(strcmp(copydesk_metadata_kind_name(COPYDESK_METADATA_KIND_RIGHTS), "rights") == 0);
    CHECK(strcmp(copydesk_metadata_source_name(COPYDESK_METADATA_SOURCE_MICRODATA), "microdata") == 0);
    CHECK(strcmp(copydesk_status_name(COPYDESK_STATUS_INTERNAL), "internal error") == 0);

    CHECK(copydesk_gazetteer_add(gazetteer, (const uint8_t *)"bridge", 6, COPYDESK_LABEL_MISC, &error) == COPYDESK_STATUS_OK);
    options.struct_size = sizeof options;
    options.format = COPYDESK_FORMAT_PLAIN;
    options.gazetteer = gazetteer;
    options.task = 77;
    CHECK(copydesk_extractor_new(&options, NULL, 0, &extractor, &error) == COPYDESK_STATUS_INVALID_ARGUMENT);
    CHECK(error.status == COPYDESK_STATUS_INVALID_ARGUMENT && error.offset == COPYDESK_NO_OFFSET && error.message[0]);
    options.task = COPYDESK_TASK_ALL;
    CHECK(copydesk_extractor_new(&options, NULL, 0, &extractor, &error) == COPYDESK_STATUS_OK);
    copydesk_gazetteer_free(gazetteer);

    CHECK(copydesk_extract(extractor, article, article_len, found, &error) == COPYDESK_STATUS_OK);
    CHECK(copydesk_annotations_format(found) == COPYDESK_FORMAT_PLAIN);
    CHECK(strcmp(copydesk_annotations_language(found), "en") == 0);
    sections(found);
    metadata(found);
    names(found);

    copydesk_annotations_free(found);
    copydesk_extractor_free(extractor);
    return 0;
}
