package com.waooaw.agentexecution.writing.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what may identify a patient. Simple patterns, so it finds more than it misses: a person decides what a finding
 * is worth. Source: the identifiers of 45 CFR 164.514(b)(2) that have a shape.
 */
public final class PersonalData {

    private static final String NAME = "[\\p{Lu}][\\p{Ll}'-]+(?: [\\p{Lu}]\\.?)?(?: [\\p{Lu}][\\p{Ll}'-]+){0,2}";
    private static final String MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
    private static final String DATE =
            "(?i:\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}[/.]\\d{1,2}[/.](?:\\d{4}|\\d{2})\\b|\\b" + MONTH
                    + " \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}\\b|\\b\\d{1,2}(?:st|nd|rd|th)? " + MONTH + ",? \\d{4}\\b)";

    private static final Map<Kind, Pattern> PATTERNS = new TreeMap<>(Map.of(
            Kind.SOCIAL_SECURITY_NUMBER,
            Pattern.compile(
                    "(?<![\\d-])(?!000|666|9\\d\\d)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}(?![\\d-])|(?i:\\bssn\\W{0,3}\\d{9}\\b)"),
            Kind.RECORD_NUMBER,
            Pattern.compile(
                    "(?i)\\b(?:mrn|medical record(?: number| no\\.?)?|patient (?:id|number|no\\.?)|chart (?:number|no\\.?)"
                            + "|insurance (?:id|number)|member id|policy number)\\W{0,4}[a-z]{0,4}-?\\d{4,12}\\b"),
            Kind.EMAIL,
            Pattern.compile(
                    "\\b[\\p{L}\\d._%+-]{1,64}@[\\p{L}\\d-]{1,63}(?:\\.[\\p{L}\\d-]{1,63}){0,4}\\.\\p{L}{2,24}\\b"),
            Kind.PHONE,
            Pattern.compile("(?<![\\d-])(?:\\+\\d{1,3}[ .-]?)?(?:\\(\\d{3}\\) ?|\\d{3}[ .-])\\d{3}[ .-]\\d{4}(?![\\d-])"
                    + "|\\+\\d{1,3}[ .-]?\\d{2,5}(?:[ .-]\\d{2,5}){1,4}"),
            Kind.BIRTH_DATE,
            Pattern.compile(
                    "(?i:\\b(?:dob|d\\.o\\.b\\.?|date of birth|birth ?date|born(?: on)?)\\b\\W{0,3}(?:is )?)" + DATE),
            Kind.NAMED_PATIENT,
            Pattern.compile(
                    "\\b(?:[Pp]atient|PATIENT|[Pp]atient'?s? name(?: is)?):? (?:is |named |called )?(?:(?:Mr|Mrs|Ms|Dr)\\.? )?"
                            + "(?!Education|Information|Safety|Health|Care|Guide|Portal|Rights|Protection|Bill)(?:[\\p{Lu}][\\p{Ll}'-]+ [\\p{Lu}][\\p{Ll}'-]+)"
                            + "|\\b(?:Mr|Mrs|Ms)\\.? " + NAME),
            Kind.NAME_WITH_DATE,
            Pattern.compile(
                    "\\b[\\p{Lu}][\\p{Ll}'-]+ (?:[\\p{Lu}]\\.? )?[\\p{Lu}][\\p{Ll}'-]+[,;:]?(?: \\(?(?:was |is )?(?:born|seen|admitted|discharged"
                            + "|diagnosed|visited|treated|aged \\d+)[^.]{0,30}?| \\(|,? )" + DATE)));

    private PersonalData() {}

    /** What was found, in the order of the kinds; numbers for everybody (1-800 help lines) are not personal. */
    public static List<Found> in(String text) {
        String plain = Tokens.normalise(text);
        List<Found> found = new ArrayList<>();
        PATTERNS.forEach((kind, pattern) -> {
            Matcher matcher = pattern.matcher(plain);
            while (matcher.find()) {
                boolean helpline = kind == Kind.PHONE && isHelpline(plain, matcher.start(), matcher.group());
                if (!helpline) {
                    found.add(new Found(kind, masked(matcher.group())));
                }
            }
        });
        return List.copyOf(found);
    }

    private static boolean isHelpline(String text, int start, String number) {
        String before = text.substring(Math.max(0, start - 3), start);
        return number.matches("(?:\\+?1[ .-]?)?\\(?8(?:00|33|44|55|66|77|88)\\)?[ .-].*") || before.endsWith("1-8");
    }

    /** Enough to find the place, not enough to repeat the data. */
    private static String masked(String match) {
        int keep = Math.min(3, match.length());
        return match.substring(0, keep) + "…";
    }

    /** What shape of data it is. */
    public enum Kind {
        /** A US social security number. */
        @JsonProperty("social_security_number")
        SOCIAL_SECURITY_NUMBER,
        /** A number of a medical record, chart, insurance or member. */
        @JsonProperty("record_number")
        RECORD_NUMBER,
        /** An e-mail address. */
        @JsonProperty("email")
        EMAIL,
        /** A telephone number that is no toll-free help line. */
        @JsonProperty("phone")
        PHONE,
        /** A date of birth. */
        @JsonProperty("birth_date")
        BIRTH_DATE,
        /** A person's name where a patient is meant. */
        @JsonProperty("named_patient")
        NAMED_PATIENT,
        /** A name together with a date. */
        @JsonProperty("name_with_date")
        NAME_WITH_DATE
    }

    /**
     * A finding.
     *
     * @param excerpt its first characters only
     */
    public record Found(Kind kind, String excerpt) {}
}
