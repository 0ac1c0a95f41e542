package com.waooaw.platform.events.schema;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** What the Javadoc of the contracts says, as the compiler reads it: the one source of the words in schemas. */
final class ContractDocs {

    /** Simple names from the outermost type on, joined by dots; of a record's component, after a {@code #}. */
    private final Map<String, String> words = new HashMap<>();

    private ContractDocs() {}

    static ContractDocs of(Collection<Path> sources) throws IOException {
        var docs = new ContractDocs();
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "tests run on a JDK");
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            var trees = DocTrees.instance(task);
            for (var unit : task.parse()) {
                docs.new Reader(trees).scan(unit, null);
            }
        }
        return docs;
    }

    /** What a type is, or a constant of an enum. */
    String of(String name) {
        return said(name);
    }

    /** What a component of a record is. */
    String of(Class<?> record, String component) {
        return said(nameOf(record) + "#" + component);
    }

    static String nameOf(Class<?> type) {
        var outer = type.getDeclaringClass();
        return outer == null ? type.getSimpleName() : nameOf(outer) + "." + type.getSimpleName();
    }

    private String said(String what) {
        var text = words.get(what);
        if (text == null || text.isBlank()) {
            throw new IllegalStateException(what + " is published and needs a Javadoc comment that says what it is");
        }
        return text;
    }

    private final class Reader extends TreePathScanner<Void, Void> {

        private final DocTrees trees;
        private final Deque<String> within = new ArrayDeque<>();

        Reader(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            within.addLast(type.getSimpleName().toString());
            remember(String.join(".", within));
            super.visitClass(type, null);
            within.removeLast();
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void unused) {
            if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree) {
                remember(String.join(".", within) + "." + field.getName());
            }
            return super.visitVariable(field, null);
        }

        private void remember(String name) {
            var comment = trees.getDocCommentTree(getCurrentPath());
            if (comment == null) {
                return;
            }
            words.put(name, text(comment.getFullBody()));
            for (var tag : comment.getBlockTags()) {
                if (tag instanceof ParamTree parameter && !parameter.isTypeParameter()) {
                    words.put(name + "#" + parameter.getName(), text(parameter.getDescription()));
                }
            }
        }
    }

    private static String text(List<? extends DocTree> parts) {
        return parts.stream()
                .map(ContractDocs::text)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String text(DocTree part) {
        return switch (part) {
            case TextTree text -> text.getBody();
            case LiteralTree literal -> "`" + literal.getBody().getBody() + "`";
            case LinkTree link -> "`" + link.getReference().getSignature() + "`";
            default -> part.toString();
        };
    }
}
