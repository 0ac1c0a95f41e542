package com.waooaw.agentcreation.classification;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether two texts differ in spelling only: swapped or missing letters of long words, punctuation, case, and labels. A label says how a change
 * is called, and that decides nothing. Anything else may mean something else, and no rule tells.
 */
final class Spelling {

    private static final String LABEL =
            "(?:pilot|fix|hot ?fix|bug ?fix|temporary|temporarily|temp|beta|experimental|urgent)";

    /** In brackets, or before a colon; anywhere else the same word may be part of what is done. */
    private static final Pattern LABELS = Pattern.compile(
            "[(\\[]\\s*" + LABEL + "(?:[\\s,]+" + LABEL + ")*\\s*[)\\]]|^\\s*" + LABEL + "\\s*:",
            Pattern.CASE_INSENSITIVE);

    /** Shorter words turn into others: casual and causal, planed and planned. */
    private static final int SHORTEST = 7;

    private static final int LONGEST = 40;
    private static final int MOST = 3;

    /** Spaces and what ends or encloses sentences; every other sign may mean something: below, minus, per cent, a currency. */
    private static final Pattern BETWEEN =
            Pattern.compile("[\\s\\p{Z}.,;:!?'\"()\\[\\]\u201c\u201d\u2018\u2019\u2026]+");

    private Spelling() {}

    static boolean differs(String before, String after) {
        var one = words(before);
        var other = words(after);
        if (one.size() != other.size()) {
            return false;
        }
        int mistakes = 0;
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i).equals(other.get(i))) {
                continue;
            }
            if (!isMistake(one.get(i), other.get(i))) {
                return false;
            }
            mistakes++;
        }
        return mistakes <= MOST;
    }

    private static List<String> words(String text) {
        var plain =
                LABELS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll(" ");
        return Arrays.stream(BETWEEN.split(plain.toLowerCase(Locale.ROOT), -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /**
     * Another letter makes another word of many: prescribe and proscribe, injection and infection; so do two: hypertension
     * and hypotension. A swap of neighbours and a letter that is missing hardly do, in words of some length.
     */
    private static boolean isMistake(String one, String other) {
        return Math.min(one.length(), other.length()) >= SHORTEST
                && Math.max(one.length(), other.length()) <= LONGEST
                && one.chars().allMatch(Character::isLetter)
                && other.chars().allMatch(Character::isLetter)
                && (isSwapped(one, other) || isMissing(one, other));
    }

    /** Two neighbours swapped. */
    private static boolean isSwapped(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        int i = 0;
        while (i < one.length() && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i + 1 < one.length()
                && one.charAt(i) == other.charAt(i + 1)
                && one.charAt(i + 1) == other.charAt(i)
                && one.substring(i + 2).equals(other.substring(i + 2));
    }

    /** One letter missing within the word: at its beginning and its end it makes another one. */
    private static boolean isMissing(String one, String other) {
        var longer = one.length() > other.length() ? one : other;
        var shorter = one.length() > other.length() ? other : one;
        int i = 0;
        while (i < shorter.length() && longer.charAt(i) == shorter.charAt(i)) {
            i++;
        }
        return longer.length() == shorter.length() + 1
                && i > 0
                && i < shorter.length()
                && longer.substring(i + 1).equals(shorter.substring(i));
    }
}
