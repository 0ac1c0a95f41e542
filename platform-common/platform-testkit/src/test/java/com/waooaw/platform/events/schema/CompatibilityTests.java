package com.waooaw.platform.events.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.events.schema.Compatibility.Change;
import com.waooaw.platform.events.schema.Compatibility.Rule;
import com.waooaw.platform.events.schema.Compatibility.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompatibilityTests {

    /** What changed, the field before and after, the rule, the verdict. */
    private static final String OF_A_FIELD = """
            text becomes a number                | 'type':'string'                             | 'type':'number'                             | TYPE_CHANGED          | MAJOR
            an integer becomes a number          | 'type':'integer'                            | 'type':'number'                             | TYPE_CHANGED          | MAJOR
            a number becomes an integer          | 'type':'number'                             | 'type':'integer'                            | TYPE_CHANGED          | MAJOR
            a UUID becomes any text              | 'type':'string','format':'uuid'             | 'type':'string'                             | FORMAT_CHANGED        | MAJOR
            an int becomes a long                | 'type':'integer','format':'int32'           | 'type':'integer','format':'int64'           | FORMAT_CHANGED        | MAJOR
            any text becomes a time              | 'type':'string'                             | 'type':'string','format':'date-time'        | FORMAT_CHANGED        | MAJOR
            a name is added                      | 'enum':['a'],'x-unknown-name':'unknown'     | 'enum':['a','b'],'x-unknown-name':'unknown' | NAME_ADDED            | MINOR
            a name is added that nobody can read | 'enum':['a']                                | 'enum':['a','b']                            | NAME_ADDED_UNREADABLE | MAJOR
            a name is removed                    | 'enum':['a','b'],'x-unknown-name':'unknown' | 'enum':['a'],'x-unknown-name':'unknown'     | NAME_REMOVED          | MAJOR
            any text becomes an enumeration      | 'type':'string'                             | 'type':'string','enum':['a']                | NAMES_CHANGED         | MAJOR
            an enumeration becomes any text      | 'type':'string','enum':['a']                | 'type':'string'                             | NAMES_CHANGED         | MAJOR
            readers learn to read unknown names  | 'enum':['a']                                | 'enum':['a'],'x-unknown-name':'unknown'     | UNKNOWN_NAME_ADDED    | MINOR
            readers lose it                      | 'enum':['a'],'x-unknown-name':'unknown'     | 'enum':['a']                                | UNKNOWN_NAME_CHANGED  | MAJOR
            readers call it something else       | 'enum':['a'],'x-unknown-name':'unknown'     | 'enum':['a'],'x-unknown-name':'other'       | UNKNOWN_NAME_CHANGED  | MAJOR
            longer text                          | 'maxLength':10                              | 'maxLength':11                              | BOUND_WIDENED         | MINOR
            text of any length                   | 'maxLength':10                              |                                             | BOUND_WIDENED         | MINOR
            shorter text                         | 'maxLength':10                              | 'maxLength':9                               | BOUND_NARROWED        | MAJOR
            bounded text                         |                                             | 'maxLength':10                              | BOUND_NARROWED        | MAJOR
            emptier text                         | 'minLength':10                              | 'minLength':9                               | BOUND_WIDENED         | MINOR
            text that must be longer             | 'minLength':10                              | 'minLength':11                              | BOUND_NARROWED        | MAJOR
            a smaller least number               | 'minimum':0                                 | 'minimum':-0.5                              | BOUND_WIDENED         | MINOR
            a greater least number               | 'minimum':0                                 | 'minimum':0.5                               | BOUND_NARROWED        | MAJOR
            a greater most number                | 'maximum':1                                 | 'maximum':2                                 | BOUND_WIDENED         | MINOR
            a smaller most number                | 'maximum':2                                 | 'maximum':1                                 | BOUND_NARROWED        | MAJOR
            more entries                         | 'maxItems':1                                | 'maxItems':2                                | BOUND_WIDENED         | MINOR
            fewer entries                        | 'maxItems':2                                | 'maxItems':1                                | BOUND_NARROWED        | MAJOR
            no entry needed                      | 'minItems':1                                | 'minItems':0                                | BOUND_WIDENED         | MINOR
            an entry needed                      |                                             | 'minItems':1                                | BOUND_NARROWED        | MAJOR
            a pattern is dropped                 | 'pattern':'^a$'                             |                                             | BOUND_WIDENED         | MINOR
            a pattern is added                   |                                             | 'pattern':'^a$'                             | BOUND_NARROWED        | MAJOR
            a pattern is another                 | 'pattern':'^a$'                             | 'pattern':'^[ab]$'                          | BOUND_NARROWED        | MAJOR
            a list becomes one of anything       | 'items':{'type':'string'}                   |                                             | OTHER                 | MAJOR
            a map becomes one of numbers         |                                             | 'additionalProperties':{'type':'integer'}   | OTHER                 | MAJOR
            no more fields                       |                                             | 'additionalProperties':false                | OTHER                 | MAJOR
            a keyword nobody has thought of      |                                             | 'multipleOf':5                              | OTHER                 | MAJOR
            """;

    /** What changed, the fields and which of them are required before and after, the rule, the verdict. */
    private static final String OF_FIELDS = """
            an optional field is added   | a   | a   | a b | a   | FIELD_ADDED          | MINOR
            a required field is added    | a   | a   | a b | a b | REQUIRED_FIELD_ADDED | MAJOR
            an optional field is removed | a b | a   | a   | a   | FIELD_REMOVED        | MAJOR
            a required field is removed  | a b | a b | a   | a   | FIELD_REMOVED        | MAJOR
            a field becomes required     | a b | a   | a b | a b | FIELD_NOW_REQUIRED   | MAJOR
            a field becomes optional     | a b | a b | a b | a   | FIELD_NOW_OPTIONAL   | MAJOR
            """;

    static Stream<Arguments> changesOfAField() {
        return rows(OF_A_FIELD)
                .map(row -> Arguments.of(
                        row[0], withField(row[1]), withField(row[2]), Rule.valueOf(row[3]), Verdict.valueOf(row[4])));
    }

    static Stream<Arguments> changesOfFields() {
        return rows(OF_FIELDS)
                .map(row -> Arguments.of(
                        row[0],
                        object(row[1], row[2]),
                        object(row[3], row[4]),
                        Rule.valueOf(row[5]),
                        Verdict.valueOf(row[6])));
    }

    private static Stream<String[]> rows(String table) {
        return table.lines()
                .map(line ->
                        Arrays.stream(line.split("[|]", -1)).map(String::strip).toArray(String[]::new));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changesOfAField")
    void aChangeOfAFieldHasItsVerdict(String what, JsonNode before, JsonNode after, Rule rule, Verdict verdict) {
        var changes = Compatibility.between(before, after);
        assertThat(changes).extracting(Change::rule).containsExactly(rule);
        assertThat(changes).extracting(Change::field).containsExactly("mood");
        assertThat(rule.verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changesOfFields")
    void aChangeOfTheFieldsHasItsVerdict(String what, JsonNode before, JsonNode after, Rule rule, Verdict verdict) {
        var changes = Compatibility.between(before, after);
        assertThat(changes).containsExactly(new Change("b", rule, ""));
        assertThat(rule.verdict()).isEqualTo(verdict);
    }

    @Test
    void everyRuleHasAnExampleAbove() {
        var shown = Stream.concat(changesOfAField(), changesOfFields())
                .flatMap(line -> Arrays.stream(line.get()))
                .filter(Rule.class::isInstance)
                .map(Rule.class::cast);
        assertThat(shown).contains(Rule.values());
    }

    @Test
    void aRenamedFieldIsGone() {
        assertThat(Compatibility.between(object("mood", "mood"), object("humour", "humour")))
                .containsExactly(
                        new Change("humour", Rule.REQUIRED_FIELD_ADDED, ""),
                        new Change("mood", Rule.FIELD_REMOVED, ""));
    }

    @Test
    void wordsAreNoChange() {
        var before = json("{'$id':'a','title':'A','description':'a','type':'string'}");
        var after = json("{'$id':'b','description':'b','examples':['x'],'$comment':'c','type':'string'}");
        assertThat(Compatibility.between(before, after)).isEmpty();
    }

    @Test
    void theOrderOfFieldsAndNamesIsNoChange() {
        assertThat(Compatibility.between(object("a b", "a b"), object("b a", "b a")))
                .isEmpty();
        assertThat(Compatibility.between(json("{'enum':['a','b']}"), json("{'enum':['b','a']}")))
                .isEmpty();
    }

    @Test
    void aChangeIsFoundInListsMapsAndObjectsWithin() {
        var before = "{'properties':{'l':{'items':{'properties':{'m':{'additionalProperties':{'type':'string'}}}}}}}";
        assertThat(Compatibility.between(json(before), json(before.replace("string", "number"))))
                .containsExactly(new Change("l[].m{}", Rule.TYPE_CHANGED, "type \"string\" became \"number\""));
    }

    @Test
    void aComplaintSaysFieldRuleAndWhatToDo() {
        assertThat(VersionRules.broken("Mood", versions(Map.of("1.0", "a b", "1.1", "a")), true))
                .containsExactly("Mood 1.0 to 1.1: `b` is gone: readers of the earlier version still look for it. "
                        + "Take it back, or raise the major: 2.0");
        assertThat(unraised("a", "a b", true))
                .containsExactly("Mood 1.2: `b` is new and optional. Take it back, or raise the minor: 1.3");
        assertThat(unraised("a b", "a", true))
                .containsExactly("Mood 1.2: `b` is gone: readers of the earlier version still look for it. "
                        + "Take it back, or raise the major: 2.0");
        assertThat(unraised("a b", "a b", true)).isEmpty();
    }

    @Test
    void everyEarlierVersionOfTheMajorCounts() {
        assertThat(VersionRules.broken("Mood", versions(Map.of("1.0", "a", "1.1", "a b", "1.2", "a b c")), true))
                .isEmpty();
        // 1.2 has what 1.1 has and not what 1.0 had: a change back and forth is two
        assertThat(VersionRules.broken("Mood", versions(Map.of("1.0", "a b", "1.1", "a", "1.2", "a b")), true))
                .singleElement()
                .asString()
                .startsWith("Mood 1.0 to 1.1: `b` is gone");
    }

    @Test
    void aRaisedMajorMayChangeEverything() {
        assertThat(VersionRules.broken("Mood", versions(Map.of("1.0", "a b", "2.0", "c")), true))
                .isEmpty();
    }

    @Test
    void whatHasNoVersionOnTheWireMayOnlyGetOptionalFields() {
        var wide = new TreeMap<Version, JsonNode>(
                Map.of(new Version(1, 0), withField("'maxLength':10"), new Version(1, 1), withField("'maxLength':20")));
        assertThat(VersionRules.broken("envelope", wide, true)).isEmpty();
        assertThat(VersionRules.broken("envelope", wide, false))
                .containsExactly("envelope 1.0 to 1.1: `mood` may hold more (maxLength 10 became 20). "
                        + "Take it back, or raise the major: 2.0");
        assertThat(VersionRules.broken("envelope", versions(Map.of("1.0", "a", "1.1", "a b")), false))
                .isEmpty();
    }

    private static List<String> unraised(String before, String now, boolean versionTravels) {
        return VersionRules.unraised("Mood", new Version(1, 2), object(before, ""), object(now, ""), versionTravels);
    }

    private static NavigableMap<Version, JsonNode> versions(Map<String, String> fields) {
        var versions = new TreeMap<Version, JsonNode>();
        fields.forEach((version, names) -> versions.put(Version.of(version), object(names, "")));
        return versions;
    }

    private static JsonNode withField(String field) {
        return json("{'type':'object','properties':{'mood':{" + field + "}}}");
    }

    /** An object with fields of these names, in this order. */
    private static JsonNode object(String names, String required) {
        var schema = JsonMapper.shared().createObjectNode().put("type", "object");
        var needed = schema.putArray("required");
        var properties = schema.putObject("properties");
        words(required).forEach(needed::add);
        words(names).forEach(name -> properties.putObject(name).put("type", "string"));
        return schema;
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
