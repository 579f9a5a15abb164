package phone

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/nyaruka/phonenumbers"
)

var update = flag.Bool("update", false, "write plans.tsv anew instead of comparing it")

// noNumbers is the pattern of a type that a region has no numbers of.
const noNumbers = "NA"

func TestPlans(t *testing.T) {
	t.Parallel()
	want := generatePlans(t)
	if *update {
		if err := os.WriteFile("plans.tsv", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if planData != want {
		t.Errorf("plans.tsv is stale: run go generate ./emulator/phone; first difference:\n%s", firstDifference(planData, want))
	}
}

func TestEachPlanIsSound(t *testing.T) {
	t.Parallel()
	for code, regions := range readPlans(planData) {
		for _, p := range regions {
			p.prefix.start()
			p.leading.start()
			p.general.start()
			if p.lengths == 0 {
				t.Errorf("+%s: a plan without lengths", code)
			}
			for i := range p.types {
				p.types[i].pattern.start()
				if extra := p.types[i].lengths &^ p.lengths; extra != 0 {
					t.Errorf("+%s: a type has lengths %b that the plan lacks", code, extra)
				}
			}
		}
	}
}

// generatePlans is what plans.tsv should hold: a line for each region, by
// calling code, its main region first.
func generatePlans(t *testing.T) string {
	t.Helper()
	var out strings.Builder
	for _, code := range slices.Sorted(maps.Keys(phonenumbers.GetSupportedCallingCodes())) {
		for _, region := range phonenumbers.GetRegionCodesForCountryCode(code) {
			fmt.Fprintln(&out, strings.Join(planColumns(metadataOf(t, code, region)), "\t"))
		}
	}
	return out.String()
}

// metadataOf finds a region's metadata; "001" stands for the whole world and
// belongs to several calling codes.
func metadataOf(t *testing.T, code int, region string) *phonenumbers.PhoneMetadata {
	t.Helper()
	all, err := phonenumbers.MetadataCollection()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range all.GetMetadata() {
		if m.GetId() == region && int(m.GetCountryCode()) == code {
			return m
		}
	}
	t.Fatalf("no metadata of region %s, calling code %d", region, code)
	return nil
}

// planColumns are the columns of plans.tsv, in the order of their constants.
func planColumns(m *phonenumbers.PhoneMetadata) []string {
	general := m.GetGeneralDesc()
	cols := make([]string, colTypes, colTypes+10)
	cols[colCallingCode] = strconv.Itoa(int(m.GetCountryCode()))
	cols[colRegion] = m.GetId()
	cols[colPrefix] = m.GetNationalPrefixForParsing()
	cols[colTransform] = m.GetNationalPrefixTransformRule()
	cols[colLeading] = m.GetLeadingDigits()
	cols[colLengths] = lengthList(general.GetPossibleLength())
	cols[colMobile] = lengthList(mobileLengths(m))
	cols[colGeneral] = general.GetNationalNumberPattern()
	for _, d := range descriptions(m) {
		if d.GetNationalNumberPattern() == noNumbers {
			continue
		}
		col := lengthList(fullLengths(m, d)) + ":" + d.GetNationalNumberPattern()
		if !slices.Contains(cols[colTypes:], col) {
			cols = append(cols, col)
		}
	}
	return cols
}

func descriptions(m *phonenumbers.PhoneMetadata) []*phonenumbers.PhoneNumberDesc {
	return []*phonenumbers.PhoneNumberDesc{
		m.GetMobile(), m.GetFixedLine(), m.GetPremiumRate(), m.GetTollFree(), m.GetSharedCost(),
		m.GetVoip(), m.GetPersonalNumber(), m.GetPager(), m.GetUan(), m.GetVoicemail(),
	}
}

// fullLengths are the lengths of a type, which the metadata leaves out where
// they are those of the region.
func fullLengths(m *phonenumbers.PhoneMetadata, d *phonenumbers.PhoneNumberDesc) []int32 {
	if own := d.GetPossibleLength(); len(own) > 0 {
		return own
	}
	return m.GetGeneralDesc().GetPossibleLength()
}

// mobileLengths are the lengths of mobile numbers, local ones included.
func mobileLengths(m *phonenumbers.PhoneMetadata) []int32 {
	mobile := m.GetMobile()
	if mobile.GetNationalNumberPattern() == noNumbers {
		return nil
	}
	return slices.Concat(fullLengths(m, mobile), mobile.GetPossibleLengthLocalOnly())
}

func lengthList(lengths []int32) string {
	out := make([]string, 0, len(lengths))
	for _, n := range lengths {
		out = append(out, strconv.Itoa(int(n)))
	}
	return strings.Join(out, ",")
}

func firstDifference(got, want string) string {
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(gotLines), len(wantLines)) {
		if gotLines[i] != wantLines[i] {
			return fmt.Sprintf("line %d is\n%s\nshould be\n%s", i+1, gotLines[i], wantLines[i])
		}
	}
	return fmt.Sprintf("%d lines, should be %d", len(gotLines), len(wantLines))
}
