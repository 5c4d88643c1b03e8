/* The shared passages of two bodies, as `tellings/copying/passages.py` finds them: seeds of a few words, joined to
   runs, gathered where they lie near on both sides. */

#include "kernel.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    long long seed, gap, shortest, repeats;
    double least_dense;
} Options;

/* A value of the left body: its first and last place there, how often it stands on either side, and the place on the
   left that is next where a refrain is matched turn by turn. */
typedef struct {
    uint64_t value;
    int32_t first, last, lefts, rights, turn;
} Group;

/* Seeds that follow on one another: left place less right place, first and last place on the left. */
typedef struct {
    int32_t diagonal, first, last;
} Streak;

/* `start`, `end` and how many words it adds to its passage on either side; `label` numbers the passage. */
typedef struct {
    int32_t start[2], end[2], added[2], label;
} Run;

typedef struct {
    uint64_t key;
    int32_t at;
} Rank;

typedef struct {
    int32_t start[2], end[2], shared[2], quoted[2], kept, runs;
} Passage;

typedef struct {
    int64_t pair, left, left_end, right, right_end, words, quoted, slots, kept, runs;
} Row;

typedef struct {
    const uint64_t *hashes;
    const int64_t *offsets;
    const uint8_t *said, *marks;
    Options options;
    /* Scratch memory for the longest body of all; `slots` has a power of two of places, and never more than a
       quarter of them taken. Which body the tables stand for is `body`, -1 for none. */
    int32_t *slots, *next, *left_groups, *right_groups;
    Group *groups;
    int64_t body, left_seeds;
    int32_t group_count, slot_mask;
    Vector streaks, runs, ranks, passages, rows;
} Work;

static uint64_t seed_hash(const uint64_t *words, long long size) {
    uint64_t rolled = words[0] * MIX;
    for (long long step = 1; step < size; step++) rolled = (rolled + words[step]) * MIX;
    return mixed(rolled);
}

static int64_t seeds_of(const Work *work, int64_t body) {
    int64_t count = work->offsets[body + 1] - work->offsets[body] - work->options.seed + 1;
    return count > 0 ? count : 0;
}

/* The slot where a value's group is, or would be. */
static int32_t *slot_of(const Work *work, uint64_t value) {
    int32_t at = (int32_t)((value >> 32) & (uint64_t)work->slot_mask);
    while (work->slots[at] >= 0 && work->groups[work->slots[at]].value != value) at = (at + 1) & work->slot_mask;
    return work->slots + at;
}

/* Sets up the table of the left body's seeds. */
static void tabulate(Work *work, int64_t body) {
    const uint64_t *words = work->hashes + work->offsets[body];
    int64_t count = seeds_of(work, body), places = 1;
    while (places < 4 * count) places *= 2;
    work->body = body;
    work->left_seeds = count;
    work->slot_mask = (int32_t)(places - 1);
    work->group_count = 0;
    memset(work->slots, 0xFF, (size_t)places * sizeof *work->slots);
    for (int32_t at = 0; at < count; at++) {
        uint64_t value = seed_hash(words + at, work->options.seed);
        int32_t *slot = slot_of(work, value);
        work->next[at] = -1;
        if (*slot < 0) {
            *slot = work->group_count;
            work->groups[work->group_count++] = (Group){value, at, at, 1, 0, 0};
        } else {
            Group *group = work->groups + *slot;
            work->next[group->last] = at;
            group->last = at;
            group->lefts++;
        }
        work->left_groups[at] = *slot;
    }
}

static int add_seed(Work *work, int32_t left, int32_t right) {
    Streak *last = work->streaks.count ? (Streak *)work->streaks.data + work->streaks.count - 1 : NULL;
    if (last != NULL && last->diagonal == left - right && left > last->last &&
        left - last->last <= work->options.seed) {
        last->last = left;
        return 0;
    }
    last = vector_push(&work->streaks, sizeof *last);
    if (last == NULL) return -1;
    *last = (Streak){left - right, left, left};
    return 0;
}

/* Finds the group of each seed of the right body. Where one was found and the words go on alike, the next one's is
   known without looking it up: most of all are, in a copy. */
static void look_up(Work *work, int64_t body, int64_t count) {
    const uint64_t *words = work->hashes + work->offsets[body];
    const uint64_t *left_words = work->hashes + work->offsets[work->body];
    const long long seed = work->options.seed;
    int64_t expected = work->left_seeds;
    for (int64_t at = 0; at < count; at++) {
        int32_t group;
        if (expected < work->left_seeds && words[at + seed - 1] == left_words[expected + seed - 1]) {
            group = work->left_groups[expected++];
        } else {
            group = *slot_of(work, seed_hash(words + at, seed));
            expected = group < 0 ? work->left_seeds : work->groups[group].first + 1;
        }
        work->right_groups[at] = group;
        if (group >= 0) work->groups[group].rights++;
    }
}

/* Matches the seeds of the right body with those of the left. A seed that stands too often on both sides says nothing
   of place; where both have it as often, it is matched turn by turn, so that a text always equals itself. */
static int match(Work *work, int64_t body) {
    int64_t count = work->left_seeds ? seeds_of(work, body) : 0;
    for (int32_t at = 0; at < work->group_count; at++) {
        work->groups[at].rights = 0;
        work->groups[at].turn = work->groups[at].first;
    }
    look_up(work, body, count);
    work->streaks.count = 0;
    for (int32_t at = 0; at < count; at++) {
        if (work->right_groups[at] < 0) continue;
        Group *group = work->groups + work->right_groups[at];
        if ((long long)group->lefts * group->rights <= work->options.repeats) {
            for (int32_t left = group->first; left >= 0; left = work->next[left])
                if (add_seed(work, left, at) < 0) return -1;
        } else if (group->lefts == group->rights) {
            if (add_seed(work, group->turn, at) < 0) return -1;
            group->turn = work->next[group->turn];
        }
    }
    return 0;
}

static int by_diagonal(const void *one, const void *two) {
    const Streak *a = one, *b = two;
    if (a->diagonal != b->diagonal) return a->diagonal < b->diagonal ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

static int by_key(const void *one, const void *two) {
    const Rank *a = one, *b = two;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    return (a->at > b->at) - (a->at < b->at);
}

/* Sorts; what is in order already, or nearly and short, is most of all and needs no call for each comparison. */
static void sort(void *data, Py_ssize_t count, size_t item, int (*compare)(const void *, const void *)) {
    for (Py_ssize_t at = 1; at < count; at++)
        if (compare((char *)data + item * (size_t)(at - 1), (char *)data + item * (size_t)at) > 0) {
            qsort(data, (size_t)count, item, compare);
            return;
        }
}

/* Joins the streaks of a diagonal to runs, as long as they go. */
static int join(Work *work) {
    const Streak *streaks = (Streak *)work->streaks.data;
    int32_t seed = (int32_t)work->options.seed;
    sort(work->streaks.data, work->streaks.count, sizeof(Streak), by_diagonal);
    work->runs.count = 0;
    for (Py_ssize_t at = 0; at < work->streaks.count;) {
        Py_ssize_t last = at++;
        int32_t first = streaks[last].first, diagonal = streaks[last].diagonal;
        while (at < work->streaks.count && streaks[at].diagonal == diagonal &&
               streaks[at].first - streaks[last].last <= seed)
            last = at++;
        int32_t end = streaks[last].last + seed;
        Run *run = vector_push(&work->runs, sizeof *run);
        if (run == NULL) return -1;
        *run = (Run){{first, first - diagonal}, {end, end - diagonal}, {0, 0}, 0};
    }
    return 0;
}

/* Parts passages wherever on one side more than `gap` words lie between what came before and what starts; returns how
   many passages there are then, or -1 with an exception set. */
static int32_t split(Work *work, int side) {
    Run *runs = (Run *)work->runs.data;
    Rank *ranks;
    int32_t label = -1, before = -1, reach = 0;
    work->ranks.count = 0;
    for (Py_ssize_t at = 0; at < work->runs.count; at++) {
        Rank *rank = vector_push(&work->ranks, sizeof *rank);
        if (rank == NULL) return -1;
        *rank = (Rank){(uint64_t)runs[at].label << 32 | (uint32_t)runs[at].start[side], (int32_t)at};
    }
    sort(work->ranks.data, work->ranks.count, sizeof(Rank), by_key);
    ranks = (Rank *)work->ranks.data;
    for (Py_ssize_t at = 0; at < work->ranks.count; at++) {
        Run *run = runs + ranks[at].at;
        int32_t start = run->start[side], end = run->end[side];
        int first = run->label != before;
        before = run->label;
        if (first || start - reach > work->options.gap) label++;
        if (first) reach = 0;
        int32_t fresh = start > reach ? start : reach < end ? reach : end;
        run->added[side] = end - fresh;
        run->label = label;
        if (end > reach) reach = end;
    }
    return label + 1;
}

/* Numbers the passages of the runs, and says how many there are. Runs belong together where they lie near on both
   sides, in whatever order: split by either side's gaps until nothing splits any more. */
static int32_t cluster(Work *work) {
    int32_t count, before = -1;
    for (;;) {
        if (split(work, 0) < 0) return -1;
        count = split(work, 1);
        if (count < 0 || count == before) return count;
        before = count;
    }
}

static int32_t count(const uint8_t *flags, int64_t start, int64_t end) {
    int32_t found = 0;
    for (int64_t at = start; at < end; at++) found += flags[at] != 0;
    return found;
}

static int gather(Work *work, int32_t passages) {
    const Run *runs = (Run *)work->runs.data;
    work->passages.count = 0;
    for (int32_t at = 0; at < passages; at++) {
        Passage *passage = vector_push(&work->passages, sizeof *passage);
        if (passage == NULL) return -1;
        *passage = (Passage){{INT32_MAX, INT32_MAX}, {0, 0}, {0, 0}, {0, 0}, 0, 0};
    }
    for (Py_ssize_t at = 0; at < work->runs.count; at++) {
        Passage *passage = (Passage *)work->passages.data + runs[at].label;
        passage->runs++;
        for (int side = 0; side < 2; side++) {
            if (runs[at].start[side] < passage->start[side]) passage->start[side] = runs[at].start[side];
            if (runs[at].end[side] > passage->end[side]) passage->end[side] = runs[at].end[side];
            passage->shared[side] += runs[at].added[side];
        }
    }
    return 0;
}

static int is_told(const Passage *passage, const Options *options) {
    int32_t left = passage->end[0] - passage->start[0], right = passage->end[1] - passage->start[1];
    int32_t shared = passage->shared[0] < passage->shared[1] ? passage->shared[0] : passage->shared[1];
    return shared >= options->shortest && shared >= options->least_dense * (left > right ? left : right);
}

/* Counts the quoted words and the numbers and names among the shared words of the passages that are told. */
static void inspect(Work *work, const int64_t *base) {
    const Run *runs = (Run *)work->runs.data;
    for (Py_ssize_t at = 0; at < work->runs.count; at++) {
        Passage *passage = (Passage *)work->passages.data + runs[at].label;
        if (!is_told(passage, &work->options)) continue;
        for (int side = 0; side < 2; side++) {
            int64_t end = base[side] + runs[at].end[side], start = end - runs[at].added[side];
            passage->quoted[side] += count(work->said, start, end);
            if (side == 0) passage->kept += count(work->marks, start, end);
        }
    }
}

static int by_place(const void *one, const void *two) {
    const Row *a = one, *b = two;
    if (a->left != b->left) return a->left < b->left ? -1 : 1;
    if (a->right != b->right) return a->right < b->right ? -1 : 1;
    return 0;
}

static int tell(Work *work, int64_t pair, const int64_t *base) {
    const Passage *passages = (Passage *)work->passages.data;
    Py_ssize_t first = work->rows.count;
    for (Py_ssize_t at = 0; at < work->passages.count; at++) {
        const Passage *p = passages + at;
        if (!is_told(p, &work->options)) continue;
        int32_t shared = p->shared[0] < p->shared[1] ? p->shared[0] : p->shared[1];
        int32_t quoted = p->quoted[0] < p->quoted[1] ? p->quoted[0] : p->quoted[1];
        Row *row = vector_push(&work->rows, sizeof *row);
        if (row == NULL) return -1;
        *row = (Row){pair, p->start[0], p->end[0], p->start[1], p->end[1], shared, quoted < shared ? quoted : shared,
                     count(work->marks, base[0] + p->start[0], base[0] + p->end[0]), p->kept, p->runs};
    }
    sort((Row *)work->rows.data + first, work->rows.count - first, sizeof(Row), by_place);
    return 0;
}

static int align_pair(Work *work, int64_t pair, int64_t left, int64_t right) {
    const int64_t base[2] = {work->offsets[left], work->offsets[right]};
    if (work->body != left) tabulate(work, left);
    if (match(work, right) < 0 || join(work) < 0) return -1;
    if (work->runs.count == 0) return 0;
    int32_t passages = cluster(work);
    if (passages < 0 || gather(work, passages) < 0) return -1;
    inspect(work, base);
    return tell(work, pair, base);
}

static int allocate(Work *work, Py_ssize_t bodies) {
    int64_t longest = 1, places = 2;
    for (int64_t body = 0; body < bodies; body++)
        if (seeds_of(work, body) > longest) longest = seeds_of(work, body);
    while (places < 4 * longest) places *= 2;
    if (places > INT32_MAX) {
        PyErr_SetString(PyExc_ValueError, "a body of less than 2**28 words expected");
        return -1;
    }
    work->slots = PyMem_Malloc((size_t)places * sizeof *work->slots);
    work->next = PyMem_Malloc((size_t)longest * sizeof *work->next);
    work->left_groups = PyMem_Malloc((size_t)longest * sizeof *work->left_groups);
    work->right_groups = PyMem_Malloc((size_t)longest * sizeof *work->right_groups);
    work->groups = PyMem_Malloc((size_t)longest * sizeof *work->groups);
    if (work->slots && work->next && work->left_groups && work->right_groups && work->groups) return 0;
    PyErr_NoMemory();
    return -1;
}

static void release(Work *work) {
    PyMem_Free(work->slots);
    PyMem_Free(work->next);
    PyMem_Free(work->left_groups);
    PyMem_Free(work->right_groups);
    PyMem_Free(work->groups);
    vector_free(&work->streaks);
    vector_free(&work->runs);
    vector_free(&work->ranks);
    vector_free(&work->passages);
    vector_free(&work->rows);
}

static int align_all(Work *work, const int64_t *pairs, Py_ssize_t count, Py_ssize_t bodies) {
    if (allocate(work, bodies) < 0) return -1;
    for (Py_ssize_t pair = 0; pair < count; pair++) {
        int64_t left = pairs[2 * pair], right = pairs[2 * pair + 1];
        if (left < 0 || left >= bodies || right < 0 || right >= bodies) {
            PyErr_SetString(PyExc_IndexError, "no body of this number");
            return -1;
        }
        if (align_pair(work, pair, left, right) < 0 || PyErr_CheckSignals() < 0) return -1;
    }
    return 0;
}

PyObject *kernel_align(PyObject *Py_UNUSED(module), PyObject *arguments) {
    PyObject *objects[5], *result = NULL;
    static const Py_ssize_t items[5] = {8, 8, 1, 1, 8};
    Work work = {0};
    work.body = -1;
    Options *options = &work.options;
    if (!PyArg_ParseTuple(arguments, "OOOOO(LLLLd)", objects, objects + 1, objects + 2, objects + 3, objects + 4,
                          &options->seed, &options->gap, &options->shortest, &options->repeats, &options->least_dense))
        return NULL;
    Array arrays[5] = {0};
    for (int at = 0; at < 5; at++)
        if (array_open(arrays + at, objects[at], items[at], 0) < 0) goto done;
    if (!offsets_fit(arrays + 1, arrays[0].length)) goto done;
    if (arrays[2].length < arrays[0].length || arrays[3].length < arrays[0].length || arrays[4].length % 2 ||
        options->seed < 1 || options->seed > 64) {
        PyErr_SetString(PyExc_ValueError, "arrays of different length, or an option out of range");
        goto done;
    }
    work.hashes = arrays[0].data;
    work.offsets = arrays[1].data;
    work.said = arrays[2].data;
    work.marks = arrays[3].data;
    if (align_all(&work, arrays[4].data, arrays[4].length / 2, arrays[1].length - 1) == 0)
        result = PyByteArray_FromStringAndSize(work.rows.data, work.rows.count * (Py_ssize_t)sizeof(Row));
done:
    release(&work);
    array_close(arrays, 5);
    return result;
}
