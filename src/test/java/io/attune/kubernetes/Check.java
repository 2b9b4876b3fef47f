package io.attune.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything that is wrong with the manifests, each fault once; what stands on a broken file is not judged. */
final class Check {

    static final List<String> OVERLAYS = List.of("kubernetes/overlays/small", "kubernetes/overlays/scaled");
    private static final List<String> BESIDE_THEM = List.of("kubernetes/external-database");

    private static final List<Function<Deployed, List<String>>> RULES = List.of(
            RunRules::problems, Ports::problems, Mounts::problems, Guards::problems, Bonds::problems,
            Watching::problems, ImageRules::problems, SecretKeys::problems);

    private Check() {}

    static List<String> problems(Tree tree) {
        var kustomize = new Kustomize(tree);
        var overlays = OVERLAYS.stream().map(kustomize::build).toList();
        var beside = BESIDE_THEM.stream().map(kustomize::build).toList();
        var broken = new ArrayList<>(kustomize.problems());
        if (broken.isEmpty()) {
            unlisted(tree, kustomize.used()).forEach(broken::add);
        }
        if (broken.isEmpty()) {
            Stream.concat(overlays.stream(), beside.stream()).flatMap(List::stream)
                    .forEach(manifest -> broken.addAll(StrictModels.problems(manifest)));
        }
        return (broken.isEmpty() ? ruled(tree, overlays) : broken).stream().distinct().toList();
    }

    private static Stream<String> unlisted(Tree tree, Set<String> used) {
        return tree.files().keySet().stream()
                .filter(file -> file.endsWith(".yaml") && !used.contains(file))
                .map(file -> file + ": no kustomization lists it");
    }

    private static List<String> ruled(Tree tree, List<List<Manifest>> overlays) {
        return overlays.stream().map(manifests -> new Deployed(tree, manifests))
                .flatMap(deployed -> RULES.stream().flatMap(rule -> rule.apply(deployed).stream()))
                .toList();
    }
}
