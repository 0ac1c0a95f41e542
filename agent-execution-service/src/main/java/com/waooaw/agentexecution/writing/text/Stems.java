package com.waooaw.agentexecution.writing.text;

import static java.util.Map.entry;

import java.util.Map;

/** A light English stemmer: it joins the forms of a word and leaves different words apart. */
final class Stems {

    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            entry("feet", "foot"),
            entry("teeth", "tooth"),
            entry("children", "child"),
            entry("women", "woman"),
            entry("men", "man"),
            entry("lives", "life"),
            entry("people", "person"),
            entry("persons", "person"),
            entry("took", "tak"),
            entry("taken", "tak"),
            entry("ate", "eat"),
            entry("eaten", "eat"),
            entry("lost", "los"),
            entry("felt", "feel"),
            entry("found", "find"),
            entry("kept", "keep"),
            entry("made", "mak"),
            entry("got", "get"),
            entry("rose", "ris"),
            entry("risen", "ris"),
            entry("fell", "fall"),
            entry("fallen", "fall"),
            entry("gave", "giv"),
            entry("given", "giv"),
            entry("built", "build"),
            entry("began", "begin"),
            entry("begun", "begin"),
            entry("led", "lead"),
            entry("left", "leav"),
            entry("told", "tell"),
            entry("said", "say"),
            entry("slept", "sleep"),
            entry("drank", "drink"),
            entry("drunk", "drink"),
            entry("grew", "grow"),
            entry("known", "know"),
            entry("knew", "know"),
            entry("seen", "see"),
            entry("saw", "see"),
            entry("heard", "hear"),
            entry("broken", "break"),
            entry("broke", "break"),
            entry("chosen", "choos"),
            entry("chose", "choos"),
            entry("written", "writ"),
            entry("wrote", "writ"),
            entry("spent", "spend"),
            entry("meant", "mean"),
            entry("held", "hold"),
            entry("met", "meet"),
            entry("paid", "pay"),
            entry("sold", "sell"),
            entry("sent", "send"),
            entry("came", "com"),
            entry("went", "go"),
            entry("gone", "go"),
            entry("done", "do"),
            entry("did", "do"),
            entry("does", "do"),
            entry("has", "hav"),
            entry("had", "hav"),
            entry("is", "be"),
            entry("are", "be"),
            entry("was", "be"),
            entry("were", "be"),
            entry("been", "be"),
            entry("being", "be"),
            entry("better", "better"),
            entry("diabetes", "diabetes"),
            entry("diabetic", "diabetes"),
            entry("news", "news"),
            entry("this", "this"),
            entry("thus", "thus"),
            entry("always", "always"),
            entry("during", "during"),
            entry("evening", "evening"),
            entry("morning", "morning"),
            entry("something", "something"),
            entry("nothing", "nothing"),
            entry("anything", "anything"),
            entry("everything", "everything"),
            entry("need", "need"),
            entry("feed", "feed"),
            entry("speed", "speed"),
            entry("blood", "blood"),
            entry("only", "only"),
            entry("early", "early"),
            entry("daily", "daily"),
            entry("weekly", "weekly"),
            entry("monthly", "monthly"),
            entry("yearly", "yearly"),
            entry("hourly", "hourly"));

    private Stems() {}

    /** The stem of a word in lower case. */
    static String of(String word) {
        String irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
        if (word.length() <= 3 || !word.chars().allMatch(Stems::isAscii)) {
            return word;
        }
        return finish(suffix(plural(word)));
    }

    private static String plural(String word) {
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("sses") || ends(word, "xes", "ches", "shes", "zes")) {
            return word.substring(0, word.length() - 2);
        }
        if (word.endsWith("s") && !ends(word, "ss", "us", "is")) {
            return word.substring(0, word.length() - 1);
        }
        return word;
    }

    private static String suffix(String word) {
        if (word.endsWith("ing") && hasVowel(word, word.length() - 3)) {
            return undouble(word.substring(0, word.length() - 3));
        }
        if (word.endsWith("ied") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("ed") && !word.endsWith("eed") && hasVowel(word, word.length() - 2)) {
            return undouble(word.substring(0, word.length() - 2));
        }
        if (word.endsWith("ment") && word.length() > 7) {
            return word.substring(0, word.length() - 4);
        }
        if (word.endsWith("ness") && word.length() > 7) {
            return word.substring(0, word.length() - 4);
        }
        if (word.endsWith("ily") && word.length() > 5) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("ally") && word.length() > 6) {
            return word.substring(0, word.length() - 4);
        }
        if (word.endsWith("ly") && word.length() > 5) {
            return word.substring(0, word.length() - 2);
        }
        if (ends(word, "tion", "sion") && word.length() > 6) {
            return word.substring(0, word.length() - 3);
        }
        return word;
    }

    private static String finish(String word) {
        if (word.length() > 3 && word.endsWith("e")) {
            return word.substring(0, word.length() - 1);
        }
        if (word.length() > 3 && word.endsWith("y") && !isVowel(word.charAt(word.length() - 2))) {
            return word.substring(0, word.length() - 1) + "i";
        }
        return word;
    }

    private static String undouble(String word) {
        int end = word.length();
        boolean doubled = end > 3 && word.charAt(end - 1) == word.charAt(end - 2) && !ends(word, "ll", "ss", "zz");
        return doubled ? word.substring(0, end - 1) : word;
    }

    private static boolean ends(String word, String... suffixes) {
        for (String suffix : suffixes) {
            if (word.endsWith(suffix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasVowel(String word, int end) {
        return end >= 2 && word.chars().limit(end).anyMatch(c -> isVowel((char) c) || c == 'y');
    }

    private static boolean isVowel(char c) {
        return "aeiou".indexOf(c) >= 0;
    }

    private static boolean isAscii(int c) {
        return c < 128;
    }
}
