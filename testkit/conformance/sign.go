package conformance

import (
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"math/big"
)

// A throw-away RSA key pair (2048 bits, exponent 65537) for signing the tokens
// of scenarios. It is public on purpose and protects nothing.
const (
	testKeyN    = "t6XPnQNV1lAsg6jdN8t9nqlDg3SH2Qdmge08r2QsOyfjhK8ivc_zKr9674_8MrpikApHh7KcU-zNoJIdJyWSbQPv3bf9JTYHgspVtZ2RMJYQ8npoB-MhAWgIS7UC0jogTtIr3o5_A1hEUAMDye7FeTDFRUMxwZsFokP-3cn7KFxuWJnHirS2DefxO7o3fUrBlZ2glMW0BtDVhNHyEUnIBlXKB2gJHcQl3R4tDPMqwBd5QOaf0uFn_Wmm8-jr_uUE1HrhniVdAFFT-Lc2zRkoNNrgpgrAbmBIsZ1xQHwsKbtpdNGERrCz6C1iP3mf70OHpziiWKKhooKv9pZGLVmvrw"
	testKeyD    = "HfnerY5XJdLoW9qQYVnBzh1q0RDlq7My3uT5EYKUWwOOdktFVx4-Xtfqb81c08WV7lT_NVMeLpoUkQUd5RSTlgpyeLUI3li3WSNAYj4EmPL7HoPZvzp_r1m_y5ERk3xmvEw_Wjsq2EJBbvNPBwMGZgW5Qtj493_KUkuEVRzG9jX49zjNjoYZwGoDMbixPeKtqbOy8WcACcGui-ZpNctiVgbA2E2I6WdtkQO0UC6w3evZeN3vET7bJ9dPgjWH2LtKizKbnpvF8fFF_nOnVt9xMOn6G6kNDjxHNVFq_p3I-ok9rRETMbuuU6wcE0VLWKot9JF83xy3znWXVzGWdcDiIQ"
	testKeyX509 = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAt6XPnQNV1lAsg6jdN8t9nqlDg3SH2Qdmge08r2QsOyfjhK8ivc/zKr9674/8MrpikApHh7KcU+zNoJIdJyWSbQPv3bf9JTYHgspVtZ2RMJYQ8npoB+MhAWgIS7UC0jogTtIr3o5/A1hEUAMDye7FeTDFRUMxwZsFokP+3cn7KFxuWJnHirS2DefxO7o3fUrBlZ2glMW0BtDVhNHyEUnIBlXKB2gJHcQl3R4tDPMqwBd5QOaf0uFn/Wmm8+jr/uUE1HrhniVdAFFT+Lc2zRkoNNrgpgrAbmBIsZ1xQHwsKbtpdNGERrCz6C1iP3mf70OHpziiWKKhooKv9pZGLVmvrwIDAQAB"
)

// sign makes the JWT of a token. Its header may override alg and typ; the
// signature is RS256 all the same.
func sign(t token, vars variables) (string, error) {
	header := object{{"alg", "RS256"}, {"typ", "JWT"}}
	for _, m := range vars.value(t.header).(object) {
		header = header.with(m.key, m.value)
	}
	head, err := encode(header)
	if err != nil {
		return "", fmt.Errorf("sign %s: header: %w", t.name, err)
	}
	claims, err := encode(vars.value(t.claims))
	if err != nil {
		return "", fmt.Errorf("sign %s: claims: %w", t.name, err)
	}
	text := base64.RawURLEncoding.EncodeToString(head) + "." + base64.RawURLEncoding.EncodeToString(claims)
	signature, err := rs256(text)
	if err != nil {
		return "", fmt.Errorf("sign %s: %w", t.name, err)
	}
	return text + "." + base64.RawURLEncoding.EncodeToString(signature), nil
}

func rs256(text string) ([]byte, error) {
	n, err := keyNumber(testKeyN)
	if err != nil {
		return nil, err
	}
	d, err := keyNumber(testKeyD)
	if err != nil {
		return nil, err
	}
	key := &rsa.PrivateKey{PublicKey: rsa.PublicKey{N: n, E: 65537}, D: d}
	digest := sha256.Sum256([]byte(text))
	return rsa.SignPKCS1v15(nil, key, crypto.SHA256, digest[:])
}

func keyNumber(s string) (*big.Int, error) {
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil {
		return nil, err
	}
	return new(big.Int).SetBytes(b), nil
}
