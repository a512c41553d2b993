/* Where Qt may break a Thai line: at the words that paper is broken at, too.

   Qt cannot cut Thai itself; it asks a library named `thai` for the four functions at the end
   of this file (the names and shapes are those of libthai). Python would be too slow to ask:
   Qt does so for every text of every paint, and would wait each time for whoever runs there.
   So this file cuts as forms/thai/lexicon.py does, from the same word lists, which Python
   hands over once by `learn_words`; tests/desktop/window/test_thai_lines.py holds the two side by side.
   thai.dll and libthai.so.0, which stand beside it, are made of it by
   `python -m tests.release.thai_library`. On Linux the second is in the place of libthai for all
   of the process, so that it has what Pango asks of that, too, where Qt shows GTK's dialogs. */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifdef _WIN32
#define EXPORT __declspec(dllexport)
#else
#define EXPORT
#endif

/* A letter in TIS-620, as Qt gives it; what that code lacks is 0xff. */
typedef unsigned char letter;

enum {
    NA_NEN = 0xb3, YO_YAK = 0xc2, LO_LING = 0xc5, WO_WAEN = 0xc7, O_ANG = 0xcd, PAIYANNOI = 0xcf,
    SARA_A = 0xd0, HAN_AKAT = 0xd1, SARA_AM = 0xd3, SARA_I = 0xd4, SARA_II = 0xd5, SARA_UEE = 0xd7,
    SARA_U = 0xd8, PHINTHU = 0xda, SARA_E = 0xe0, MAI_MALAI = 0xe4, LAKKHANGYAO = 0xe5,
    MAI_YAMOK = 0xe6, MAI_TAIKHU = 0xe7, MAI_EK = 0xe8, CHATTAWA = 0xeb, KARAN = 0xec,
    YAMAKKAN = 0xee
};

static int within(letter each, letter first, letter last) { return first <= each && each <= last; }
static int one_of(letter each, const char *set) { return each && strchr(set, (char)each) != NULL; }
static int is_space(letter each) { return each <= ' '; }
static int is_consonant(letter each) { return within(each, 0xa1, 0xce); }
static int is_leading(letter each) { return within(each, SARA_E, MAI_MALAI); }
static int is_tone(letter each) { return within(each, MAI_EK, CHATTAWA); }
static int is_mark(letter each) /* is drawn in one cell with the letter before it */
{
    return each == HAN_AKAT || within(each, SARA_AM, PHINTHU) || within(each, MAI_TAIKHU, YAMAKKAN);
}
static int is_after(letter each) /* a vowel or mark that belongs to the letter before it */
{
    return each == LAKKHANGYAO || within(each, SARA_A, PHINTHU) ||
           within(each, MAI_TAIKHU, YAMAKKAN);
}
static int is_thai(letter each) { return is_consonant(each) || is_leading(each) || is_after(each); }

/* ------------------------------------------------------------------ the word lists */

enum { SLOTS = 1 << 17, MOST_WORDS = SLOTS / 4 * 3, LONGEST = 24 };

/* Each word as its length, whether it is one of this field's own, and its letters; `slots` has
   where each starts, by its hash. Written by `learn_words` alone, before any thread reads. */
static letter *words;
static size_t words_end = 1; /* 0 is an empty slot */
static uint32_t *slots;
static size_t words_known;

static uint32_t *find(const letter *word, size_t length)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ word[i]) * 16777619u;
    for (uint32_t at = hash % SLOTS;; at = (at + 1) % SLOTS) {
        const letter *known = words + slots[at];
        if (!slots[at] || (known[0] == length && !memcmp(known + 2, word, length)))
            return slots + at;
    }
}

static void learn(const letter *word, size_t length, int official)
{
    if (length > LONGEST || !length || (length == 1 && word[0] != NA_NEN))
        return; /* a single letter is no word: it would part any other */
    uint32_t *slot = find(word, length);
    if (*slot) {
        words[*slot + 1] |= (letter)official;
    } else if (words_known < MOST_WORDS) {
        *slot = (uint32_t)words_end;
        words[words_end++] = (letter)length;
        words[words_end++] = (letter)official;
        memmove(words + words_end, word, length);
        words_end += length;
        words_known++;
    }
}

/* Learn a list in UTF-8, its words parted by white space; from a # on, a line is a comment.
   Words with other signs than Thai letters are left out. 0 is returned where memory is short. */
EXPORT int learn_words(const unsigned char *list, size_t size, int official)
{
    letter *larger = realloc(words, words_end + size + 1); /* a letter takes three bytes there */
    if (larger)
        words = larger;
    if (!slots)
        slots = calloc(SLOTS, sizeof *slots);
    if (!larger || !slots)
        return 0;
    letter word[LONGEST + 1];
    size_t length = 0;
    int whole = 1;
    for (size_t i = 0; i < size;) {
        letter next = 0xff;
        if (list[i] == '#') {
            while (i < size && list[i] != '\n')
                i++;
        } else if (list[i] == 0xe0 && i + 2 < size && (list[i + 1] | 1) == 0xb9) {
            next = (letter)((list[i + 1] == 0xb8 ? 0xa0 : 0xe0) + (list[i + 2] & 0x3f));
            i += 3;
        } else {
            next = list[i++];
        }
        if (is_space(next)) {
            learn(word, whole ? length : 0, official);
            length = 0, whole = 1;
        } else if (!is_thai(next) || length == LONGEST) {
            whole = 0;
        } else {
            word[length++] = next;
        }
    }
    learn(word, whole ? length : 0, official);
    return 1;
}

/* ------------------------------------------------------------------ clusters and words */

/* A stretch of Thai letters without spaces; there is nothing behind its end. */
typedef struct { const letter *text; size_t length; } Stretch;

static letter at(Stretch stretch, size_t i) { return i < stretch.length ? stretch.text[i] : 0; }

static size_t past_tone(Stretch s, size_t i) { return is_tone(at(s, i)) ? i + 1 : i; }

static size_t past_after(Stretch s, size_t i)
{
    while (is_after(at(s, i)))
        i++;
    return i;
}

/* The vowels that are written with a consonant: เ-ีย เ-ือ -ือ -ัว; where they end, or 0. */
static size_t past_vowel(Stretch s, size_t start)
{
    for (size_t i = start + 2; at(s, start) == SARA_E && i <= start + 3; i++) {
        if (!is_consonant(at(s, i - 1)))
            break;
        if (at(s, i) == SARA_II || at(s, i) == SARA_UEE) {
            size_t last = past_tone(s, i + 1);
            if (at(s, last) == YO_YAK || at(s, last) == O_ANG)
                return last + 1 + (at(s, last + 1) == SARA_A);
        }
    }
    size_t last = past_tone(s, start + 2);
    if (is_consonant(at(s, start)) && at(s, start + 1) == SARA_UEE && at(s, last) == O_ANG)
        return last + 1;
    if (is_consonant(at(s, start)) && at(s, start + 1) == HAN_AKAT && at(s, last) == WO_WAEN)
        return is_after(at(s, last + 1)) ? 0 : last + 1;
    return 0;
}

/* One or two letters made silent, as in จันทร์ and ศาสตร์; where they end, or `i`. */
static size_t past_silent(Stretch s, size_t i)
{
    for (size_t count = 2; count; count--) {
        size_t last = i + count;
        if (!is_consonant(at(s, i)) || !is_consonant(at(s, last - 1)))
            continue;
        last += at(s, last) == SARA_I || at(s, last) == SARA_U;
        if (at(s, last) == KARAN)
            return last + 1;
    }
    return i;
}

/* Where the cluster ends that starts here: a letter with its vowels and marks. */
static size_t cluster_end(Stretch s, size_t start)
{
    size_t i = past_vowel(s, start);
    if (!i) {
        for (i = start; is_leading(at(s, i));)
            i++;
        i += i == start || is_consonant(at(s, i));
        i = past_after(s, i);
    }
    for (size_t next; (next = past_silent(s, i)) != i;)
        i = next;
    return past_after(s, i);
}

/* The cheapest way to a cluster's start: what it costs and whence its last piece comes. */
typedef struct { size_t place; double cost; size_t origin; int known; } Step;

static double with_word(double cost, const letter *word, size_t length, int official)
{
    static const letter prefixes[][4] = {{0xa1, 0xd2, 0xc3}, {0xa4, 0xc7, 0xd2, 0xc1}};
    cost = cost + 1 - 0.0005 * (double)(length * length);
    if (official)
        cost -= 0.25;
    if ((length >= 3 && !memcmp(word, prefixes[0], 3)) ||
        (length >= 4 && !memcmp(word, prefixes[1], 4)))
        cost += 0.02;
    return cost;
}

static void reach(Step *step, double cost, size_t origin, int known)
{
    if (cost < step->cost)
        step->cost = cost, step->origin = origin, step->known = known;
}

static void look_for_words(const letter *text, Step *steps, size_t count)
{
    for (size_t i = 0; i + 1 < count; i++) {
        size_t start = steps[i].place;
        double lone = steps[i + 1].place - start == 1 ? 2.4 : 1.6;
        reach(steps + i + 1, steps[i].cost + lone, i, 0);
        for (size_t j = i + 1; j < count && steps[j].place - start <= LONGEST && slots; j++) {
            size_t length = steps[j].place - start;
            const letter *word = text + start, *known = words + *find(word, length);
            if (known != words)
                reach(steps + j, with_word(steps[i].cost, word, length, known[1]), i, 1);
        }
    }
}

/* Mark where words start within the stretch. Pieces of no known word stay with each other, and
   a lone letter among them with the word before. */
static void cut(Stretch stretch, letter *starts)
{
    Step *steps = calloc(stretch.length + 1, sizeof *steps);
    size_t count = 1;
    if (!steps)
        return;
    for (size_t i = 0; i < stretch.length; count++)
        steps[count] = (Step){i = cluster_end(stretch, i), 1e300, 0, 0};
    look_for_words(stretch.text, steps, count);
    size_t right = 0; /* how long the piece is that follows */
    int open = 0;
    for (size_t j = count - 1; j; j = steps[j].origin) {
        size_t length = steps[j].place - steps[steps[j].origin].place;
        if (open && (!steps[j].known || right == 1)) {
            right += length;
        } else {
            if (right)
                starts[steps[j].place] = 1;
            right = length;
        }
        open = !steps[j].known;
    }
    free(steps);
}

/* ------------------------------------------------------------------ what Qt asks for */

/* Whether a line may break between two signs that are no two Thai letters. */
static int parts(const letter *text, size_t i)
{
    letter before = text[i - 1], after = text[i];
    if (is_space(after) || one_of(after, ")]}>.,;:!?%") || after == PAIYANNOI ||
        after == MAI_YAMOK || is_after(after))
        return 0;
    if (is_space(before))
        return 1;
    if (one_of(after, "([{"))
        return is_thai(before) || before == MAI_YAMOK;
    if (!is_thai(after))
        return 0;
    if (before == PAIYANNOI) /* ฯลฯ is one word */
        return !(after == LO_LING && text[i + 1] == PAIYANNOI);
    if (one_of(before, "-/")) /* at the start of a word it is that word's sign */
        return i > 1 && !is_space(text[i - 2]);
    return before == MAI_YAMOK || one_of(before, ")]},;");
}

typedef struct _ThBrk { int unused; } ThBrk;
struct thcell_t { letter base, hilo, top; };

EXPORT ThBrk *th_brk_new(const char *dictionary)
{
    static ThBrk breaker;
    (void)dictionary;
    return &breaker;
}

EXPORT void th_brk_delete(ThBrk *breaker) { (void)breaker; }

/* Where lines may break within the text; how many places there are, `room` at most. */
EXPORT int th_brk_find_breaks(ThBrk *breaker, const letter *text, int *places, size_t room)
{
    size_t length = strlen((const char *)text), count = 0;
    letter *starts = calloc(length + 1, 1);
    (void)breaker;
    if (!starts)
        return 0;
    for (size_t i = 0, end; i < length; i = end + 1) {
        for (end = i; is_thai(text[end]);)
            end++;
        if (end > i)
            cut((Stretch){text + i, end - i}, starts + i);
    }
    for (size_t i = 1; i < length && count < room; i++) {
        int inside = is_thai(text[i - 1]) && is_thai(text[i]);
        if (inside ? starts[i] : parts(text, i))
            places[count++] = (int)i;
    }
    free(starts);
    return (int)count;
}

/* How many letters stand in one cell, through which the cursor goes in one step. */
EXPORT size_t th_next_cell(const letter *text, size_t length, struct thcell_t *cell, int decompose)
{
    size_t end = 1;
    (void)decompose;
    *cell = (struct thcell_t){text[0], 0, 0};
    while (end < length && is_mark(text[end]))
        end++;
    return end;
}

/* ------------------------------------------------------------------ what Pango asks for, too */

/* A Unicode letter in TIS-620; 0xff where that has none. */
EXPORT letter th_uni2tis(uint32_t code)
{
    if (code < 0x80)
        return (letter)code;
    return (letter)(code >= 0xe01 && code <= 0xe5b ? code - 0xd60 : 0xff);
}
