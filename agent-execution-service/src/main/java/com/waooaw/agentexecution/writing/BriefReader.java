package com.waooaw.agentexecution.writing;

import com.waooaw.agentexecution.writing.Brief.Kind;
import com.waooaw.agentexecution.writing.Reading.Refusal;
import com.waooaw.agentexecution.writing.Reading.Refused;
import com.waooaw.agentexecution.writing.Reading.Understood;
import com.waooaw.agentexecution.writing.text.Sentences;
import com.waooaw.agentexecution.writing.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a brief in plain words, such as "Patient education article: living well with type 2 diabetes, 600 words". */
public final class BriefReader {

    /** Longest brief, in characters. */
    public static final int MAX_LENGTH = 2_000;

    private static final int MAX_TOPIC = 140;

    private static final Pattern WORDS = Pattern.compile(
            "[,;(\\-]?\\s*\\b(?:of |in |with |at |using )?(?:about |around |approximately |approx\\.? |roughly |some |up to "
                    + "|at most |at least |maximum |max\\.? |no more than |circa )?~?(\\d[\\d,]{0,9})(?:\\s*(?:to|-|and)\\s*(\\d[\\d,]{0,9}))?"
                    + "[\\s-]*words?\\b(?:\\s+(?:long|in length))?\\)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern KIND = Pattern.compile(
            "^(?:please |kindly )?(?:can you |could you |would you )?(?:please )?"
                    + "(?:(?:i|we) (?:need|want|would like|'d like) )?(?:you to )?"
                    + "(?:(?:to )?(?:write|draft|create|prepare|produce|make|compose|publish) )?(?:me |us )?(?:an? |the |one |some )?"
                    + "(?:(?:short|long|simple|clear|friendly|plain|brief|new|healthcare|medical|health) ){0,3}"
                    + "(patient[- ]education(?:al)?(?: (?:article|leaflet|handout|piece|post|text|material))?"
                    + "|patient (?:article|leaflet|handout|information|guide|brochure)"
                    + "|blog(?: post| article| entry)?|post|article|leaflet|handout|guide|fact ?sheet|newsletter|explainer"
                    + "|overview|text|piece|content)\\b\\s*"
                    + "(?:about|on|explaining|covering|regarding|titled|called|to|:|-)?[\\s:]*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern VERB = Pattern.compile(
            "^(?:please )?(?:write|tell us|tell me|explain|describe)\\s+(?:about |on )?", Pattern.CASE_INSENSITIVE);

    private static final Pattern AUDIENCE = Pattern.compile(
            "[,;]?\\s*\\b(?:for|aimed at|written for|addressed to)\\s+((?:(?:new|newly|older|younger|young|busy|our|their|adult|"
                    + "general|diagnosed)\\s+)*(?:adults|parents|caregivers|carers|families|patients|people|persons|teens"
                    + "|teenagers|seniors|children|kids|women|men|beginners|students|nurses|staff|readers|customers"
                    + "|everyone|everybody)\\b[^,.;:]{0,80})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LEAD = Pattern.compile(
            "^(?:(?:tips for|a guide to|guide to|an introduction to|introduction to|the basics of|basics of|all about"
                    + "|facts about|what is|what are|what to know about|what you should know about|how to)\\s+)?"
                    + "(?:(?:learning to )?(?:living|live|life)(?: well| better| healthily)? with|managing|manage|understanding"
                    + "|understand|coping with|cope with|dealing with|deal with|preventing|prevent|treating|caring for"
                    + "|care for|taking care of|getting to know|being diagnosed with|newly diagnosed with)?\\s*"
                    + "(?:(?:someone|somebody|people|a person|a child|children|adults) with\\s+)?",
            Pattern.CASE_INSENSITIVE);

    private BriefReader() {}

    /** Reads a brief; anything may be in it, it is only ever text. */
    public static Reading read(String text) {
        if (text.isBlank()) {
            return new Refused(Refusal.EMPTY, "The brief is empty: say in a sentence what the article is about.");
        }
        if (text.length() > MAX_LENGTH) {
            return new Refused(
                    Refusal.TOO_LONG, "The brief is longer than 2000 characters: a sentence or two is enough.");
        }
        String plain = Tokens.normalise(text)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}]+", " ")
                .strip()
                .replaceAll("\\s+", " ");
        long letters = plain.codePoints().filter(Character::isLetter).count();
        if (letters < 3
                || letters * 2
                        < plain.replace(" ", "")
                                .codePointCount(0, plain.replace(" ", "").length())) {
            return new Refused(Refusal.UNREADABLE, "The brief has too few words to read a topic from.");
        }
        Refused improper = BriefScreen.refusal(plain);
        return improper != null ? improper : understand(text, plain);
    }

    private static Reading understand(String text, String plain) {
        String rest = plain;
        int words = Brief.DEFAULT_WORDS;
        Matcher count = WORDS.matcher(rest);
        if (count.find()) {
            words = number(count.group(2) == null ? count.group(1) : count.group(2));
            if (words < Brief.MIN_WORDS || words > Brief.MAX_WORDS) {
                return new Refused(
                        Refusal.WORDS_OUT_OF_RANGE,
                        "An article has 100 to 2000 words; the brief asks for another number.");
            }
            rest = (rest.substring(0, count.start()) + " " + rest.substring(count.end()))
                    .strip()
                    .replaceAll("\\s+", " ");
        }
        Matcher kind = KIND.matcher(rest);
        Kind of = Kind.ARTICLE;
        if (kind.find()) {
            of = kindOf(kind.group(1));
            rest = rest.substring(kind.end());
        } else {
            rest = VERB.matcher(rest).replaceFirst("");
        }
        String audience = of == Kind.PATIENT_EDUCATION ? "patients and their families" : "general readers";
        List<String> sentences = Sentences.of(rest);
        String topic = sentences.isEmpty() ? "" : sentences.getFirst();
        Matcher readers = AUDIENCE.matcher(topic);
        if (readers.find()) {
            audience = readers.group(1).strip();
            String without = topic.substring(0, readers.start()) + topic.substring(readers.end());
            boolean partOfTopic = audience.toLowerCase(Locale.ROOT).matches(".*\\b(?:with|who|living)\\b.*");
            topic = partOfTopic ? topic : without;
        }
        topic = trim(topic);
        if (topic.codePoints().filter(Character::isLetter).count() < 3) {
            return new Refused(Refusal.NO_TOPIC, "The brief names no topic: say what the article is about.");
        }
        List<String> notes = new ArrayList<>();
        if (topic.length() > MAX_TOPIC) {
            topic = topic.substring(
                    0, topic.lastIndexOf(' ', MAX_TOPIC) > 0 ? topic.lastIndexOf(' ', MAX_TOPIC) : MAX_TOPIC);
            notes.add("The topic was shortened to its first words.");
        }
        if (sentences.size() > 1) {
            notes.add("Only the first sentence of the brief is the topic; the rest was not acted on.");
        }
        String subject = subject(topic);
        return new Understood(
                new Brief(text, of, topic, subject, audience, words, ResearchPlan.questions(topic, subject), notes));
    }

    /** What a topic is about, its lead words taken off. */
    private static String subject(String topic) {
        String subject = LEAD.matcher(topic).replaceFirst("").strip();
        return subject.length() < 3 ? topic : subject;
    }

    private static Kind kindOf(String label) {
        String lower = label.toLowerCase(Locale.ROOT);
        if (lower.startsWith("patient")) {
            return Kind.PATIENT_EDUCATION;
        }
        return lower.startsWith("blog") || lower.equals("post") ? Kind.BLOG_POST : Kind.ARTICLE;
    }

    private static int number(String digits) {
        return (int) Math.min(1_000_000, Long.parseLong(digits.replace(",", "")));
    }

    private static String trim(String topic) {
        return topic.replaceAll("^[\\s\"'.,;:!?()\\-]+|[\\s\"'.,;:!?(\\-]+$", "")
                .strip();
    }
}
