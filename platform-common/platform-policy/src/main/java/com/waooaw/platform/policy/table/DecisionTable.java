package com.waooaw.platform.policy.table;

import com.waooaw.platform.audit.CanonicalJson;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/**
 * Rows tried from the top; the first whose condition holds decides. The last one always holds, so that a table never
 * leaves a question open. Immutable, and may be asked by many threads at once.
 *
 * <p>A condition that asks for a fact nobody told does not hold (domain.md 5.3); which rows that was so for is in the
 * evaluation. A condition that fails is an exception, never a "no" that lets a later and milder row decide.
 */
public final class DecisionTable<T> {

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().build();

    private final TableFile file;
    private final String hash;
    private final List<CompiledRow<T>> rows;

    private record CompiledRow<T>(String name, Program condition, Set<String> asks, T outcome) {}

    private DecisionTable(TableFile file, String hash, List<CompiledRow<T>> rows) {
        this.file = file;
        this.hash = hash;
        this.rows = rows;
    }

    /**
     * The table of a resource on the class path.
     *
     * @param beside class whose loader finds it
     * @param resource absolute name, {@code /tables/….yaml}
     * @throws DecisionTableException if it is missing, or no table whose outcomes are of this type
     */
    public static <T> DecisionTable<T> ofResource(Class<?> beside, String resource, Class<T> outcome) {
        return read(textOf(beside, resource), outcome);
    }

    /**
     * The table a text of YAML holds.
     *
     * @throws DecisionTableException if it is no table whose outcomes are of this type
     */
    public static <T> DecisionTable<T> read(String yaml, Class<T> outcome) {
        var file = TableFile.read(yaml);
        var compiler = compilerOf(file);
        var rows = file.rows().stream()
                .map(row -> compiled(file, row, compiler, outcome))
                .toList();
        return new DecisionTable<>(file, CanonicalJson.sha256(yaml), rows);
    }

    /**
     * What the rows of a resource decide, from the top, without compiling a condition: for whoever wants to know at the start
     * what a table may ever say.
     *
     * @throws DecisionTableException as {@link #ofResource}
     */
    public static <T> List<T> outcomesOf(Class<?> beside, String resource, Class<T> outcome) {
        var file = TableFile.read(textOf(beside, resource));
        return file.rows().stream().map(row -> outcome(file, row, outcome)).toList();
    }

    private static String textOf(Class<?> beside, String resource) {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            if (in == null) {
                throw new DecisionTableException("there is no table " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DecisionTableException("cannot read " + resource, e);
        }
    }

    private static <T> T outcome(TableFile file, TableFile.Row row, Class<T> outcome) {
        try {
            return TableFile.YAML.treeToValue(row.then(), outcome);
        } catch (JacksonException e) {
            throw new DecisionTableException(file.table() + ", row " + row.row() + ": " + e.getOriginalMessage(), e);
        }
    }

    private static CelCompiler compilerOf(TableFile file) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder().setResultType(SimpleType.BOOL);
        file.facts().forEach((name, type) -> builder.addVar(name, type.cel()));
        return builder.build();
    }

    private static <T> CompiledRow<T> compiled(
            TableFile file, TableFile.Row row, CelCompiler compiler, Class<T> outcome) {
        var where = file.table() + ", row " + row.row() + ": ";
        try {
            var checked = compiler.compile(row.when()).getAst();
            return new CompiledRow<>(
                    row.row(),
                    RUNTIME.createProgram(checked),
                    factsAskedFor(checked, file.facts().keySet()),
                    outcome(file, row, outcome));
        } catch (CelValidationException e) {
            throw new DecisionTableException(where + e.getMessage(), e);
        } catch (CelEvaluationException e) {
            throw new DecisionTableException(where + "its condition cannot be run", e);
        }
    }

    private static Set<String> factsAskedFor(CelAbstractSyntaxTree checked, Set<String> facts) {
        return checked.getReferenceMap().values().stream()
                .filter(reference -> reference.overloadIds().isEmpty())
                .map(reference -> reference.name())
                .filter(facts::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As its file says, for example {@code 1.0.0}. */
    public String version() {
        return file.version();
    }

    /** Names of the rows, from the top. */
    public List<String> rows() {
        return rows.stream().map(CompiledRow::name).toList();
    }

    /**
     * Decides.
     *
     * @param facts by the names the table declares: String, Long, Double or Boolean; one that is not known is left out
     * @throws DecisionTableException for a fact the table does not know, one of another type, or a condition that fails
     */
    public Evaluation<T> decide(Map<String, ?> facts) {
        check(facts);
        var missing = new ArrayList<String>();
        for (var row : rows) {
            if (!facts.keySet().containsAll(row.asks())) {
                missing.add(row.name());
            } else if (holds(row, facts)) {
                return evaluation(row, CanonicalJson.of(new TreeMap<>(facts)), missing);
            }
        }
        throw new DecisionTableException(file.table() + " left a question open");
    }

    /**
     * Every row that holds, from the top, for a caller who chooses among them; the last row of the table is always there.
     * Each names all rows that could not hold because a fact they ask for was not told.
     *
     * @param facts as for {@link #decide}
     * @throws DecisionTableException as {@link #decide}
     */
    public List<Evaluation<T>> holding(Map<String, ?> facts) {
        check(facts);
        var told = CanonicalJson.of(new TreeMap<>(facts));
        var missing = rows.stream()
                .filter(row -> !facts.keySet().containsAll(row.asks()))
                .map(CompiledRow::name)
                .toList();
        return rows.stream()
                .filter(row -> facts.keySet().containsAll(row.asks()) && holds(row, facts))
                .map(row -> evaluation(row, told, missing))
                .toList();
    }

    private Evaluation<T> evaluation(CompiledRow<T> row, String told, List<String> missing) {
        return new Evaluation<>(
                file.table(),
                file.version(),
                hash,
                row.name(),
                told,
                CanonicalJson.sha256(told),
                missing,
                row.outcome());
    }

    private void check(Map<String, ?> facts) {
        facts.forEach((name, value) -> {
            var type = file.facts().get(name);
            if (type == null) {
                throw new DecisionTableException(file.table() + " knows no fact " + name);
            }
            if (!type.accepts(value)) {
                throw new DecisionTableException("%s takes %s as a %s"
                        .formatted(file.table(), name, type.cel().name()));
            }
        });
    }

    private boolean holds(CompiledRow<T> row, Map<String, ?> facts) {
        try {
            return Boolean.TRUE.equals(row.condition().eval(facts));
        } catch (CelEvaluationException e) {
            throw new DecisionTableException("%s, row %s failed".formatted(file.table(), row.name()), e);
        }
    }
}
