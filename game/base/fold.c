/* Letters as they are searched for: without case, accents and the strokes and ligatures that a
 * keyboard of another language hasn't got. The same letter typed whole or in pieces (an accent of
 * its own) is the same here, since marks go and every whole letter has lost its own.
 *
 * By Unicode 14.0.0: full case folding (CaseFolding.txt, C and F), canonical decompositions without
 * their marks (UnicodeData.txt, fields 3 and 5), for Latin, Greek and Cyrillic. Letters that have
 * no decomposition, such as ø, ł, ı, æ, fold to what people write in their place, as CLDR's
 * transform Latin-ASCII does for nearly all of them. An iota below a Greek letter is a mark. */
#include "base/base.h"

#include <string.h>

enum { ROW = 16, SAME = '=', MORE = '*' };

/* What each of 16 characters from `first` on folds to: '=' itself, '*' more than one letter. */
static const struct {
    uint32_t first;
    const char *letters;
} rows[] = {
    {0x00c0, "aaaaaa*ceeeeiiii"}, {0x00d0, "dnooooo=ouuuuy**"},
    {0x00e0, "aaaaaa*ceeeeiiii"}, {0x00f0, "dnooooo=ouuuuy*y"},
    {0x0100, "aaaaaaccccccccdd"}, {0x0110, "ddeeeeeeeeeegggg"},
    {0x0120, "gggghhhhiiiiiiii"}, {0x0130, "ii**jjkkqlllllll"},
    {0x0140, "lllnnnnnnnnnoooo"}, {0x0150, "oo**rrrrrrssssss"},
    {0x0160, "ssttttttuuuuuuuu"}, {0x0170, "uuuuwwyyyzzzzzzs"},
    {0x0180, "bbbbƅ=occdddd=ee"}, {0x0190, "effgg*iikkl=ɯnno"},
    {0x01a0, "oo**ppʀƨ=ʃ=ttttu"}, {0x01b0, "uʊvyyzzʒƹ===ƽ==="},
    {0x01c0, "====*********aai"}, {0x01d0, "ioouuuuuuuuuueaa"},
    {0x01e0, "aa**ggggkkooooʒʒ"}, {0x01f0, "j***gg*ƿnnaa**oo"},
    {0x0200, "aaaaeeeeiiiioooo"}, {0x0210, "rrrruuuussttȝ=hh"},
    {0x0220, "nd**zzaaeeoooooo"}, {0x0230, "ooyylntj==acclt="},
    {0x0240, "=ɂ=buʌeejjɋ=rryy"}, {0x0250, "===bo=dd=e=e===="},
    {0x0260, "g==g====ii======"}, {0x0270, "==n==o=========="},
    {0x0280, "========tu=v===="}, {0x0370, "ͱ=ͳ=ʹ=ͷ========ϳ"},
    {0x0380, "======α=εηι=ο=υω"}, {0x0390, "ιαβγδεζηθικλμνξο"},
    {0x03a0, "πρ=στυφχψωιυαεηι"}, {0x03b0, "υ==============="},
    {0x03c0, "==σ=======ιυουωϗ"}, {0x03d0, "βθ=ϒϒφπ=ϙ=ϛ=ϝ=ϟ="},
    {0x03e0, "ϡ=ϣ=ϥ=ϧ=ϩ=ϫ=ϭ=ϯ="}, {0x03f0, "κρ==θε=ϸ=ϲϻ==ͻͼͽ"},
    {0x0400, "ееђгєѕііјљњћкиуџ"}, {0x0410, "абвгдежзииклмноп"},
    {0x0420, "рстуфхцчшщъыьэюя"}, {0x0430, "=========и======"},
    {0x0450, "ее=г===і====киу="}, {0x0460, "ѡ=ѣ=ѥ=ѧ=ѩ=ѫ=ѭ=ѯ="},
    {0x0470, "ѱ=ѳ=ѵ=ѵѵѹ=ѻ=ѽ=ѿ="}, {0x0480, "ҁ=========ҋ=ҍ=ҏ="},
    {0x0490, "ггғ=ҕ=җ=ҙ=қ=ҝ=ҟ="}, {0x04a0, "ҡ=ң=ҥ=ҧ=ҩ=ҫ=ҭ=ү="},
    {0x04b0, "ұ=ҳ=ҵ=ҷ=ҹ=һ=ҽ=ҿ="}, {0x04c0, "ӏжжӄ=ӆ=ӈ=ӊ=ӌ=ӎ=="},
    {0x04d0, "ааааӕ=ееә=әәжжзз"}, {0x04e0, "ӡ=ииииооө=өөээуу"},
    {0x04f0, "ууууччӷ=ыыӻ=ӽ=ӿ="}, {0x0500, "ԁ=ԃ=ԅ=ԇ=ԉ=ԋ=ԍ=ԏ="},
    {0x0510, "ԑ=ԓ=ԕ=ԗ=ԙ=ԛ=ԝ=ԟ="}, {0x0520, "ԡ=ԣ=ԥ=ԧ=ԩ=ԫ=ԭ=ԯ="},
    {0x0580, "=======*========"}, {0x1e00, "aabbbbbbccdddddd"},
    {0x1e10, "ddddeeeeeeeeeeff"}, {0x1e20, "gghhhhhhhhhhiiii"},
    {0x1e30, "kkkkkkllllllllmm"}, {0x1e40, "mmmmnnnnnnnnoooo"},
    {0x1e50, "oooopppprrrrrrrr"}, {0x1e60, "sssssssssstttttt"},
    {0x1e70, "ttuuuuuuuuuuvvvv"}, {0x1e80, "wwwwwwwwwwxxxxyy"},
    {0x1e90, "zzzzzzhtwyasss*="}, {0x1ea0, "aaaaaaaaaaaaaaaa"},
    {0x1eb0, "aaaaaaaaeeeeeeee"}, {0x1ec0, "eeeeeeeeiiiioooo"},
    {0x1ed0, "oooooooooooooooo"}, {0x1ee0, "oooouuuuuuuuuuuu"},
    {0x1ef0, "uuyyyyyyyy**vvyy"}, {0x1f00, "αααααααααααααααα"},
    {0x1f10, "εεεεεε==εεεεεε=="}, {0x1f20, "ηηηηηηηηηηηηηηηη"},
    {0x1f30, "ιιιιιιιιιιιιιιιι"}, {0x1f40, "οοοοοο==οοοοοο=="},
    {0x1f50, "υυυυυυυυ=υ=υ=υ=υ"}, {0x1f60, "ωωωωωωωωωωωωωωωω"},
    {0x1f70, "ααεεηηιιοουυωω=="}, {0x1f80, "αααααααααααααααα"},
    {0x1f90, "ηηηηηηηηηηηηηηηη"}, {0x1fa0, "ωωωωωωωωωωωωωωωω"},
    {0x1fb0, "ααααα=ααααααα=ι="}, {0x1fc0, "==ηηη=ηηεεηηη==="},
    {0x1fd0, "ιιιι==ιιιιιι===="}, {0x1fe0, "υυυυρρυυυυυυρ==="},
    {0x1ff0, "==ωωω=ωωοοωωω==="}, {0xfb00, "*******========="},
};

static const struct {
    uint32_t code;
    const char *letters;
} longer[] = {
    {0x00c6, "ae"}, {0x00de, "th"}, {0x00df, "ss"}, {0x00e6, "ae"},  {0x00fe, "th"},
    {0x0132, "ij"}, {0x0133, "ij"}, {0x0152, "oe"}, {0x0153, "oe"},  {0x0195, "hv"},
    {0x01a2, "oi"}, {0x01a3, "oi"}, {0x01c4, "dz"}, {0x01c5, "dz"},  {0x01c6, "dz"},
    {0x01c7, "lj"}, {0x01c8, "lj"}, {0x01c9, "lj"}, {0x01ca, "nj"},  {0x01cb, "nj"},
    {0x01cc, "nj"}, {0x01e2, "ae"}, {0x01e3, "ae"}, {0x01f1, "dz"},  {0x01f2, "dz"},
    {0x01f3, "dz"}, {0x01f6, "hv"}, {0x01fc, "ae"}, {0x01fd, "ae"},  {0x0222, "ou"},
    {0x0223, "ou"}, {0x0587, "եւ"}, {0x1e9e, "ss"}, {0x1efa, "ll"},  {0x1efb, "ll"},
    {0xfb00, "ff"}, {0xfb01, "fi"}, {0xfb02, "fl"}, {0xfb03, "ffi"}, {0xfb04, "ffl"},
    {0xfb05, "st"}, {0xfb06, "st"},
};

/* Marks above, below and through letters, the points of Hebrew and the vowel signs of Arabic, which
 * few people type, and what is never seen: the soft hyphen, joiners, variation selectors. */
static const struct {
    uint32_t first, last;
} dropped[] = {
    {0x00ad, 0x00ad}, {0x0300, 0x036f}, {0x0483, 0x0489}, {0x0591, 0x05bd},
    {0x05bf, 0x05c7}, {0x0610, 0x061a}, {0x064b, 0x065f}, {0x0670, 0x0670},
    {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x200b, 0x200f}, {0x2060, 0x2064},
    {0x20d0, 0x20ff}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}, {0xe0100, 0xe01ef},
};

static bool is_dropped(uint32_t code) {
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped && code >= dropped[i].first; i++) {
        if (code <= dropped[i].last) {
            return true;
        }
    }
    return false;
}

static const char *row_of(uint32_t code) {
    size_t low = 0, high = sizeof rows / sizeof *rows;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (rows[middle].first + ROW <= code) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool within = low < sizeof rows / sizeof *rows && rows[low].first <= code;
    return within ? rows[low].letters : NULL;
}

static size_t fold_longer(uint32_t code, char out[4]) {
    size_t at = 0;
    while (longer[at].code != code) { /* every '*' of the rows is in it */
        at++;
    }
    size_t length = strlen(longer[at].letters);
    memcpy(out, longer[at].letters, length);
    return length;
}

size_t utf8_fold(uint32_t code, char out[4]) {
    if (code < 0x80) {
        out[0] = (char)(code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : code);
        return 1;
    }
    if (is_dropped(code)) {
        return 0;
    }
    const char *at = row_of(code);
    if (!at) {
        return utf8_encode(code, out);
    }
    uint32_t to = SAME, left = code % ROW + 1;
    for (const char *end = at + strlen(at); left > 0; left--) {
        to = utf8_next(&at, end);
    }
    return to == MORE ? fold_longer(code, out) : utf8_encode(to == SAME ? code : to, out);
}
