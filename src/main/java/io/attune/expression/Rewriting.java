package io.attune.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelMap;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.SimpleType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts our own reading of fields, items and equality in the place of CEL's, after CEL has checked the types. CEL would
 * fail on {@code a.b} where {@code a} is null, and would convert a record whole.
 */
final class Rewriting {

    private static final Map<String, String> OPERATORS = Map.of(
            "_[_]", Functions.AT, "@in", Functions.IN, "_==_", Functions.SAME, "_!=_", Functions.DIFFERENT);

    private final CelAbstractSyntaxTree ast;
    private final Set<String> variables;
    private final Map<Long, CelReference> references;
    private long lastId;

    private Rewriting(CelAbstractSyntaxTree ast, Set<String> variables) {
        this.ast = ast;
        this.variables = variables;
        this.references = new HashMap<>(ast.getReferenceMap());
        this.lastId = ast.getTypeMap().keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    static CelAbstractSyntaxTree of(CelAbstractSyntaxTree checked, Set<String> variables) {
        var rewriting = new Rewriting(checked, variables);
        var expression = rewriting.rewrite(checked.getExpr());
        return CelAbstractSyntaxTree.newCheckedAst(expression, checked.getSource(), rewriting.references,
                checked.getTypeMap());
    }

    private CelExpr rewrite(CelExpr expr) {
        return switch (expr.getKind()) {
            case IDENT -> variables.contains(expr.ident().name()) ? function(++lastId, Functions.TOLD, List.of(expr))
                    : expr;
            case SELECT -> select(expr);
            case CALL -> call(expr);
            case LIST -> CelExpr.ofList(expr.id(), all(expr.list().elements()), expr.list().optionalIndices());
            case MAP -> CelExpr.ofMap(expr.id(), expr.map().entries().stream()
                    .map(this::entry)
                    .collect(ImmutableList.toImmutableList()));
            case COMPREHENSION -> comprehension(expr);
            default -> expr;
        };
    }

    private ImmutableList<CelExpr> all(List<CelExpr> exprs) {
        return exprs.stream().map(this::rewrite).collect(ImmutableList.toImmutableList());
    }

    private CelMap.Entry entry(CelMap.Entry entry) {
        return CelExpr.ofMapEntry(entry.id(), rewrite(entry.key()), rewrite(entry.value()), entry.optionalEntry());
    }

    private CelExpr select(CelExpr expr) {
        var field = text(expr.select().field());
        if (expr.select().testOnly()) {
            return function(expr.id(), Functions.HAS, List.of(peek(expr.select().operand()), field));
        }
        var operand = rewrite(expr.select().operand());
        var expected = Expected.of(ast.getType(expr.id()).orElse(SimpleType.DYN));
        return function(expr.id(), Functions.FIELD, List.of(operand, field, text(expected.name())));
    }

    /** The way to what {@code has} asks for: nothing on it is untold. */
    private CelExpr peek(CelExpr expr) {
        if (expr.getKind() == Kind.SELECT && !expr.select().testOnly()) {
            var operand = peek(expr.select().operand());
            return function(expr.id(), Functions.PEEK, List.of(operand, text(expr.select().field())));
        }
        return expr.getKind() == Kind.IDENT ? expr : rewrite(expr);
    }

    private CelExpr call(CelExpr expr) {
        var call = expr.call();
        var operator = OPERATORS.get(call.function());
        if (operator != null) {
            return function(expr.id(), operator, all(call.args()));
        }
        if (isGathering(call)) {
            var item = call.args().get(1).list().elements().get(0);
            return function(expr.id(), Functions.ADD, List.of(call.args().get(0), rewrite(item)));
        }
        var rewritten = CelExpr.ofCall(expr.id(), call.target().map(this::rewrite), call.function(), all(call.args()));
        return call.function().equals("_+_") ? function(++lastId, Functions.SUM, List.of(rewritten)) : rewritten;
    }

    /** {@code @result + [item]}, which only the macros can write. */
    private static boolean isGathering(CelCall call) {
        return call.function().equals("_+_")
                && call.args().get(0).getKind() == Kind.IDENT
                && call.args().get(0).ident().name().startsWith("@")
                && call.args().get(1).getKind() == Kind.LIST;
    }

    private CelExpr comprehension(CelExpr expr) {
        CelComprehension it = expr.comprehension();
        boolean gathers = it.accuInit().getKind() == Kind.LIST;
        return expr.toBuilder().setComprehension(it.toBuilder()
                .setIterRange(rewrite(it.iterRange()))
                .setAccuInit(gathers ? function(++lastId, Functions.GATHER, List.of()) : rewrite(it.accuInit()))
                .setLoopCondition(rewrite(it.loopCondition()))
                .setLoopStep(rewrite(it.loopStep()))
                .setResult(gathers ? function(++lastId, Functions.GATHERED, List.of(it.result()))
                        : rewrite(it.result()))
                .build()).build();
    }

    private CelExpr text(String text) {
        return CelExpr.ofConstant(++lastId, CelConstant.ofValue(text));
    }

    private CelExpr function(long id, String name, List<CelExpr> arguments) {
        references.put(id, CelReference.newBuilder().setName(name).addOverloadIds(name).build());
        return CelExpr.ofCall(id, Optional.empty(), name, ImmutableList.copyOf(arguments));
    }
}
