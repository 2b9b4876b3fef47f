package io.attune.expression;

import dev.cel.checker.CelChecker;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelVarDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.NullableType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Text in, checked and bounded program out. */
final class FormulaCompiler {

    static final int MOST_CODE_POINTS = 1_000;
    static final int MOST_ITERATIONS = 10_000;
    private static final int PARSE_DEPTH = 32;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MOST_CODE_POINTS)
            .maxParseRecursionDepth(PARSE_DEPTH)
            .maxParseErrorRecoveryLimit(5)
            .comprehensionMaxIterations(MOST_ITERATIONS)
            .enableHiddenAccumulatorVar(true)
            .enableHeterogeneousNumericComparisons(true)
            .enableTimestampEpoch(true)
            .enableUnsignedLongs(true)
            .build();

    private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(Functions.TEXTS)
            .build();

    private static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .addLibraries(Functions.TEXTS)
            .addFunctionBindings(Functions.bindings())
            .build();

    private final String text;
    private final Scope scope;
    private final ShapeTypes types;

    FormulaCompiler(String text, Scope scope) {
        this.text = text;
        this.scope = scope;
        this.types = new ShapeTypes(text);
    }

    /** @throws FormulaException with every fault that the checker finds */
    Formula compile(boolean isCondition) {
        int length = text.codePointCount(0, text.length());
        if (length > MOST_CODE_POINTS) {
            throw new FormulaException("a formula may have " + MOST_CODE_POINTS + " characters, this one has "
                    + length);
        }
        var ast = check();
        FormulaBounds.check(ast.getExpr());
        if (isCondition && !isYesNo(ast.getResultType())) {
            throw new FormulaException("a condition must give true or false, this one gives "
                    + CompileWords.kind(ast.getResultType().name()));
        }
        return new Formula(text, plan(ast));
    }

    private CelAbstractSyntaxTree check() {
        try {
            var parsed = PARSER.parse(text).getAst();
            var ast = checker(parsed).check(parsed).getAst();
            if (!types.unknownFields().isEmpty()) {
                throw new FormulaException(List.copyOf(types.unknownFields()));
            }
            return ast;
        } catch (CelValidationException e) {
            throw new FormulaException(new CompileWords(text, scope, types).of(e.getErrors()));
        }
    }

    private CelChecker checker(CelAbstractSyntaxTree parsed) {
        var builder = CelCompilerFactory.standardCelCheckerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(declarations(parsed))
                .addLibraries(Functions.TEXTS)
                .addFunctionDeclarations(Functions.declarations())
                .setTypeProvider(types);
        scope.variables().forEach((name, shape) -> builder.addVarDeclarations(
                CelVarDecl.newVarDeclaration(name, types.of(shape))));
        return builder.build();
    }

    /** CEL's own that it calls. Each that is declared is held against its other forms, again for each formula. */
    private static CelStandardDeclarations declarations(CelAbstractSyntaxTree parsed) {
        var called = CelNavigableAst.fromAst(parsed).getRoot().allNodes()
                .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.CALL)
                .map(node -> node.expr().call().function())
                .collect(Collectors.toSet());
        return CelStandardDeclarations.newBuilder()
                .filterFunctions((function, form) ->
                        function != StandardFunction.MATCHES && called.contains(function.functionName()))
                .build();
    }

    private static boolean isYesNo(CelType type) {
        var kind = type instanceof NullableType nullable ? nullable.targetType().kind() : type.kind();
        return Set.of(CelKind.BOOL, CelKind.DYN).contains(kind);
    }

    private Program plan(CelAbstractSyntaxTree ast) {
        try {
            return RUNTIME.createProgram(Rewriting.of(ast, scope.variables().keySet()));
        } catch (CelEvaluationException e) {
            throw new FormulaException(List.of(RunWords.of(e)));
        }
    }
}
