{{- define "viewline.fullname" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* The labels of what belongs to one component: call with (dict "root" $ "component" name). */}}
{{- define "viewline.selectorLabels" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "viewline.labels" -}}
{{ include "viewline.selectorLabels" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "viewline.image" -}}
{{ .root.Values.image.repository }}/{{ .component }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end -}}

{{/* One map over another, two levels deep. Not `mergeOverwrite`: that one lets no false, 0 or {} win. */}}
{{- define "viewline.over" -}}
{{- $merged := deepCopy .defaults -}}
{{- range $name, $value := .own -}}
{{- if and (kindIs "map" $value) (kindIs "map" (get $merged $name)) -}}
{{- range $inner, $innerValue := $value -}}
{{- $_ := set (get $merged $name) $inner $innerValue -}}
{{- end -}}
{{- else -}}
{{- $_ := set $merged $name $value -}}
{{- end -}}
{{- end -}}
{{- toJson $merged -}}
{{- end -}}

{{- define "viewline.service" -}}
{{- include "viewline.over" (dict "defaults" .root.Values.serviceDefaults "own" (.service | default dict)) -}}
{{- end -}}

{{/* Variables as text. Helm holds every number as a float, which would turn 1048576 into 1.048576e+06. */}}
{{- define "viewline.variables" -}}
{{- range $name, $value := . }}
{{- $text := toString $value }}
{{- if kindIs "float64" $value }}{{ $text = printf "%.0f" $value }}{{ end }}
{{- if ne $text "" }}
{{ $name }}: {{ $text | quote }}
{{- end }}
{{- end }}
{{- end -}}

{{/* A service's variables: its own over those of all. */}}
{{- define "viewline.config" -}}
{{- include "viewline.over" (dict "defaults" .root.Values.config "own" ((.service | default dict).config | default dict)) -}}
{{- end -}}

{{/* Seconds from SIGTERM to SIGKILL: the whole drain, then the last traces (three seconds at most). */}}
{{- define "viewline.graceSeconds" -}}
{{- $config := include "viewline.config" . | fromJson -}}
{{- add (divf (addf $config.DRAIN_DELAY $config.DRAIN_DEADLINE) 1000 | ceil | int) 5 -}}
{{- end -}}

{{- define "viewline.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ . }}
runAsGroup: {{ . }}
fsGroup: {{ . }}
seccompProfile: { type: RuntimeDefault }
{{- end -}}

{{- define "viewline.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end -}}

{{/* Where pods go: call with (dict "root" $ "component" name "settings" dict). */}}
{{- define "viewline.placement" -}}
{{- with .settings.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .settings.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .settings.affinity }}
affinity: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.topologySpread.keys }}
topologySpreadConstraints:
{{- range . }}
  - topologyKey: {{ . }}
    maxSkew: 1
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {{- include "viewline.selectorLabels" $ | nindent 8 }}
    matchLabelKeys: [pod-template-hash]
{{- end }}
{{- end }}
{{- end -}}

{{/* What cannot work without is asked for before anything is installed. */}}
{{- define "viewline.demands" -}}
{{- range $name := list "PUBLIC_URL" "EVENT_LOG_URL" "OIDC_ISSUER" "OIDC_JWKS_URL" "OIDC_AUDIENCE" }}
{{- $_ := required (printf "config.%s is required" $name) (index $.Values.config $name) }}
{{- end }}
{{- if not .Values.secret.existingSecret }}
{{- $_ := required "secret.values.DATABASE_URL or secret.existingSecret is required" .Values.secret.values.DATABASE_URL }}
{{- end }}
{{- if .Values.console.enabled }}
{{- $_ := required "console.oidcClientId is required where the console is enabled" .Values.console.oidcClientId }}
{{- end }}
{{- if and .Values.networkPolicy.enabled (not .Values.networkPolicy.from) }}
{{- fail "networkPolicy.from is required where networkPolicy is enabled: an empty list would let everybody in" }}
{{- end }}
{{- end -}}
