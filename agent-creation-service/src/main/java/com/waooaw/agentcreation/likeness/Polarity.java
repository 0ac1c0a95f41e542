package com.waooaw.agentcreation.likeness;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a statement keeps to something or sets itself above it, by its words alone.
 *
 * <p>The rule. A text is read in parts: sentences, and what "and" or "but" joins. A part has a main clause, and circumstances:
 * from "if", "when", "that" and the like to the next comma. It is negative where it
 *
 * <ul>
 *   <li>has a word of bypassing ({@code without, skip, override, on its own, ...}) or an "even if", and an even number of
 *       negations ({@code never, not, no, refuse to, ...}), or none; or
 *   <li>has no such word, and an odd number of negations, among which "unless" and "until" count where the main clause does not
 *       wait, ask or stop.
 * </ul>
 *
 * A negation before "and" reaches over what follows it. A circumstance that is negative itself counts as one negation, and not at
 * all where the main clause bypasses, waits, stops, asks or tells: "stops when nobody approves" keeps to what "publishes when nobody
 * objects" does not. This reads words and not what is meant; that is why it decides nothing alone.
 */
enum Polarity {
    /** Keeps to it, or says nothing of it. */
    POSITIVE,
    /** Denies it, skips it, or sets itself above it. */
    NEGATIVE;

    private static final Pattern INVISIBLE = pattern("\\p{Cf}");
    private static final Pattern SENTENCE_END = pattern("[.;:!?\\n]+");
    private static final Pattern JOINT = pattern("(?:,?\\s+(?:and|but)(?:\\s+then)?|,\\s*then)\\s+");
    private static final Pattern BETWEEN_WORDS = pattern("[_\\s/\\-\\u2010-\\u2015]+");

    private static final Pattern CIRCUMSTANCE =
            pattern("\\b(?:if|when|whenever|where|wherever|while|once|in case|as long as|should|that|which|who|whose)"
                    + "\\s[^,]*(?:,|$)");
    /** What somebody says or knows is not what they do: "tells people what it cannot do". */
    private static final Pattern CONTENT = pattern("\\bwhat\\s[^,]*(?:,|$)");

    private static final Pattern CONCESSION = pattern("\\beven (?:if|when|though|after|where|while)\\s[^,]*(?:,|$)");

    private static final Pattern NEGATION = pattern(
            "\\b(?:never|not(?! (?:even|only)\\b)|no(?! (?:more|later|longer|less|fewer|sooner) than\\b)|nobody|nothing|none|cannot"
                    + "|neither|nor|non|unless|until|\\w+n['\\u2019]t|(?:refus|declin)(?:e|es|ed|ing) to"
                    + "|stop(?:s|ped)?(?= \\w+ing\\b))\\b");
    /** "Rejects articles" denies nothing, "rejects articles without a source" keeps to sources. */
    private static final Pattern REFUSAL =
            pattern("\\b(?:(?:refus|declin)(?:e|es|ed|ing)(?! to\\b)|reject(?:s|ed|ing)?|den(?:y|ies|ied|ying)"
                    + "|forbid(?:s|den)?|prohibit(?:s|ed)?|prevent(?:s|ed|ing)?|block(?:s|ed|ing)?)\\b");

    private static final Pattern LIMIT = pattern("\\b(?:unless|until)\\b");
    private static final Pattern LIMITED = pattern("\\b(?:unless|until)\\b[^,]*");

    private static final Pattern BYPASS = pattern("\\b(?:instead of|rather than|regardless of|irrespective of"
            + "|no matter|despite|silence|silent(?:ly)?|secret(?:ly)?"
            + "|skip(?:s|ped|ping)?|bypass(?:es|ed|ing)?|circumvent(?:s|ed|ing)?|evad(?:e|es|ed|ing)"
            + "|avoid(?:s|ed|ing)?|ignor(?:e|es|ed|ing)|disregard(?:s|ed|ing)?|overrid(?:e|es|den|ing)"
            + "|overrul(?:e|es|ed|ing)|outvot(?:e|es|ed|ing)|disabl(?:e|es|ed|ing)|(?:switch|turn)(?:s|es|ed|ing)? off"
            + "|(?:switched|turned|get|gets|got|work|works|go|goes) (?:off|around|past)"
            + "|suppress(?:es|ed|ing)?|hid(?:e|es|den|ing)|conceal(?:s|ed|ing)?|omit(?:s|ted|ting)?"
            + "|delet(?:e|es|ed|ing)|eras(?:e|es|ed|ing)|purg(?:e|es|ed|ing)|wip(?:e|es|ed|ing)"
            + "|destroy(?:s|ed|ing)?|alter(?:s|ed|ing)?|rewrit(?:e|es|ten|ing)|overwrit(?:e|es|ten|ing)"
            + "|tamper(?:s|ed|ing)?|falsif(?:y|ies|ied|ying)|backdat(?:e|es|ed|ing)|replac(?:e|es|ed|ing)"
            + "|remov(?:e|es|ed|ing)|waiv(?:e|es|ed|ing)|lower(?:s|ed|ing)?|relax(?:es|ed|ing)?|loosen(?:s|ed|ing)?"
            + "|weaken(?:s|ed|ing)?|shorten(?:s|ed|ing)?|exceed(?:s|ed|ing)?|overspend(?:s|ing)?|resist(?:s|ed|ing)?"
            + "|rais(?:e|es|ed|ing) its|extend(?:s|ed|ing)? its|widen(?:s|ed|ing)? its|grant(?:s|ed|ing)? itself"
            + "|giv(?:e|es|ing) itself|by itself|on (?:its|their) own|at (?:its|their) own discretion|as it sees fit"
            + "|self (?:approv|certif|authori[sz])\\w+|auto(?:matic(?:ally)?)? ?approv\\w+|approv\\w+ automatically"
            + "|(?:approv|certif|decid|authori[sz]|confirm|sign)\\w* (?:\\w+ ){0,3}(?:itself|its own)"
            + "|(?:before|ahead of|prior to) (?:\\w+ ){0,3}(?:approv\\w*|review\\w*|decisions?|consents?|certif\\w*|answers?)"
            + "|afterwards|after the fact|retroactive(?:ly)?|whatever|anything|everything|any (?:task|work|job|industry"
            + "|topic|subject|purpose|customer|tool|system|field|domain)s?|other customers?|another customer"
            + "|all customers|(?:across|between) (?:all )?customers|pretend(?:s|ed|ing)?|poses? as|claims? to be human"
            + "|exempt(?:s|ed)?|makes? exceptions?)\\b");

    /** "An article without approval stays a draft": what is careful behind such a word speaks of the thing that lacks something. */
    private static final Pattern ABSENCE = pattern(
            "\\b(?:without(?! (?:(?:giving )?(?:a |any )?reasons?|delay|notice|access|changing|losing)\\b)|absent|missing"
                    + "|un(?:approved|reviewed|checked|logged|recorded|certified|limited|restricted|declared|supervised"
                    + "|bounded|asked))\\b");

    /** Whoever does one of these in a circumstance keeps to what is missing in it. */
    private static final Pattern CAREFUL =
            pattern("\\b(?:stop(?:s|ped)?|wait(?:s|ed)?|hold(?:s)?|held|paus(?:e|es|ed)|return(?:s|ed)?|ask(?:s|ed)?"
                    + "|tell(?:s)?|told|inform(?:s|ed)?|notif(?:y|ies|ied)|escalat(?:e|es|ed)|report(?:s|ed)?"
                    + "|flag(?:s|ged)?|suspend(?:s|ed)?|hand(?:s|ed)? (?:it )?(?:over|back)|alert(?:s|ed)?|mark(?:s|ed)?"
                    + "|abort(?:s|ed)?|cancel(?:s|led)?|stay(?:s|ed)?|remain(?:s|ed)?|kept|keeps?(?! \\w+ing\\b)|pending|queued|drafts?"
                    + "|refus(?:e|es|ed)|reject(?:s|ed)?|declin(?:e|es|ed)|den(?:y|ies|ied)|block(?:s|ed)?)\\b");

    /** A part of a statement, in lower case, and how it reads. */
    record Part(String text, Polarity polarity) {}

    /** The parts of a statement, in their order. */
    static List<Part> parts(String statement) {
        var plain = INVISIBLE
                .matcher(Normalizer.normalize(statement, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        var parts = new ArrayList<Part>();
        for (var sentence : SENTENCE_END.split(plain, -1)) {
            boolean before = false;
            for (var joined : JOINT.split(sentence, -1)) {
                var part = BETWEEN_WORDS.matcher(joined).replaceAll(" ").strip();
                if (!part.isEmpty()) {
                    var polarity = of(part, before);
                    parts.add(new Part(part, polarity));
                    before = count(NEGATION, part) > count(LIMIT, part);
                }
            }
        }
        return List.copyOf(parts);
    }

    /** @param negated whether what "and" joins it to has a negation, which reaches over it where it would be negative */
    private static Polarity of(String part, boolean negated) {
        var acts = CONTENT.matcher(CONCESSION.matcher(part).replaceAll(" ")).replaceAll(" ");
        var main = CIRCUMSTANCE.matcher(acts).replaceAll(" ");
        if (main.isBlank()) {
            return ofCircumstance(acts);
        }
        int limits = count(LIMIT, main);
        int negations = count(NEGATION, main) - limits;
        var unlimited = LIMITED.matcher(main).replaceAll(" ");
        boolean bypass = BYPASS.matcher(main).find() || lacks(unlimited);
        if (!bypass
                && !CAREFUL.matcher(main).find()
                && CIRCUMSTANCE.matcher(acts).results().anyMatch(found -> isNegative(found.group()))) {
            negations++;
        }
        if (!bypass && !CAREFUL.matcher(unlimited).find()) {
            negations += limits; // "publishes until somebody objects", but not "waits until somebody approves"
        }
        if (bypass || negations > 0) {
            negations += count(REFUSAL, main);
        }
        boolean above = bypass || (negations == 0 && CONCESSION.matcher(part).find());
        boolean negative = (negations % 2 == 0) == above;
        return negative && !negated ? NEGATIVE : POSITIVE;
    }

    private static boolean lacks(String text) {
        var absence = ABSENCE.matcher(text);
        return absence.find() && !CAREFUL.matcher(text.substring(absence.end())).find();
    }

    /** A sentence that begins with "if" and has no comma: where its circumstance ends cannot be told. */
    private static Polarity ofCircumstance(String text) {
        boolean negative = BYPASS.matcher(text).find() || lacks(text) || count(NEGATION, text) % 2 == 1;
        return negative && !CAREFUL.matcher(text).find() ? NEGATIVE : POSITIVE;
    }

    /** Without the word it begins with, it is a clause like every other. */
    private static boolean isNegative(String circumstance) {
        return of(circumstance.replace(",", "").replaceFirst("^\\S+ ", ""), false) == NEGATIVE;
    }

    private static int count(Pattern word, String text) {
        return (int) word.matcher(text).results().count();
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
    }
}
