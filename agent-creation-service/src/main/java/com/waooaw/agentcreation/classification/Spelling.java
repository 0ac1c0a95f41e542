package com.waooaw.agentcreation.classification;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether two texts differ in spelling only: letters of long words, punctuation, case, and labels. A label says how a change
 * is called, and that decides nothing. Anything else may mean something else, and no rule tells.
 */
final class Spelling {

    private static final String LABEL =
            "(?:pilot|fix|hot ?fix|bug ?fix|temporary|temporarily|temp|beta|experimental|urgent)";

    /** In brackets, or before a colon; anywhere else the same word may be part of what is done. */
    private static final Pattern LABELS = Pattern.compile(
            "[(\\[]\\s*" + LABEL + "(?:[\\s,]+" + LABEL + ")*\\s*[)\\]]|^\\s*" + LABEL + "\\s*:",
            Pattern.CASE_INSENSITIVE);

    /** Short words turn into others by one letter: send and spend, now and not. */
    private static final int SHORTEST = 6;

    /** Words so long may have two letters wrong. */
    private static final int LONG = 9;

    private static final int LONGEST = 40;
    private static final int MOST = 3;

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

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

    /** The first letter of a word is seldom wrong, and a different one makes "external" of "internal". */
    private static boolean isMistake(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int longer = Math.max(one.length(), other.length());
        if (shorter < SHORTEST
                || longer > LONGEST
                || longer - shorter > 1
                || one.charAt(0) != other.charAt(0)
                || !one.chars().allMatch(Character::isLetter)
                || !other.chars().allMatch(Character::isLetter)) {
            return false;
        }
        return distance(one, other) <= (shorter >= LONG ? 2 : 1);
    }

    /** Letters to change, add, leave out or swap with their neighbour. */
    private static int distance(String one, String other) {
        var table = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                    continue;
                }
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int least = Math.min(Math.min(table[i - 1][j] + 1, table[i][j - 1] + 1), table[i - 1][j - 1] + change);
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                table[i][j] = swapped ? Math.min(least, table[i - 2][j - 2] + 1) : least;
            }
        }
        return table[one.length()][other.length()];
    }
}
